namespace MlInfra.Templates.Tests.Reading;

/// <summary>Templates that hold every construct once, to be mutated.</summary>
internal static class MutationSeeds
{
    internal const string Yaml = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
        Globals: {Function: {Timeout: 3, Tags: {A: b}}}
        Parameters:
          Env: {Type: String, AllowedValues: [dev, prod]}
          Names: {Type: CommaDelimitedList, Default: 'a,b'}
          Key: {Type: String, Default: ''}
        Mappings:
          M: {eu: {Ami: x, Same: s}, us: {Ami: y, Same: s}}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
          Not: !Not [!Condition IsProd]
          Both: !And [!Condition IsProd, !Equals [!Ref AWS::Region, eu]]
        Metadata: {Base: &base {Key: k, Value: v}}
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Condition: Both
            DeletionPolicy: Retain
            Properties:
              BucketName: !If [IsProd, !Sub '${Env}-${AWS::Region}', !Ref AWS::NoValue]
              BucketEncryption:
                ServerSideEncryptionConfiguration:
                  - ServerSideEncryptionByDefault: {SSEAlgorithm: !FindInMap [M, !Ref AWS::Region, Same]}
              Tags:
                - *base
                - <<: *base
                  Value: !Join ['-', [a, !Ref Env]]
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Bucket
              PolicyDocument: !Sub |
                {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*",
                  "Resource": ["${Bucket.Arn}", "${Bucket.Arn}/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
          Fn::ForEach::Streams:
            - Name
            - !Ref Names
            - Stream${Name}:
                Type: AWS::Kinesis::Stream
                Properties: {Name: !Ref Name, ShardCount: !Select [0, !Split [',', '1,2']]}
          Notebook:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              RootAccess: !If [Not, Enabled, !Ref Env]
              KmsKeyId: !Ref Key
              RoleArn: !GetAtt Role.Arn
              SubnetId: !Select [0, !Cidr [10.0.0.0/16, 2, 8]]
              Extra: {Fn::Transform: {Name: AWS::Include}, A: !Base64 abc, B: !ToJsonString {C: !Length [1, 2]}}
          Role: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!ImportValue x], AssumeRolePolicyDocument: {Statement: []}}}
          Function: {Type: AWS::Serverless::Function, Properties: {Timeout: 9}}
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionSubstitutions: {P: !If [IsProd, a, !Ref Bucket]}
              DefinitionString: !Sub |
                {"States": {"Run ${!P}": {"Type": "Task", "Resource": "arn:${AWS::Partition}:states:::sagemaker:createTrainingJob",
                  "Parameters": {"RoleArn": "${!P}", "ResourceConfig": {"InstanceCount": ${Key}}, "A.$": "$.a"}}}}
          Objects:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition: {States: {P: {Type: Parallel, Branches: [{States: {T: {Type: Task,
                Resource: arn:aws:states:::sagemaker:createHyperParameterTuningJob,
                Arguments: !If [IsProd, {TrainingJobDefinition: {RoleArn: r}}, '{% $x %}']}}}]}}}
          Pipeline:
            Type: AWS::SageMaker::Pipeline
            Properties: {PipelineDefinition: {PipelineDefinitionBody: '{"Steps": [{"Name": "S", "Type": "Training", "Arguments": {"A": {"Get": "x"}}}]}'}}
          Child: {Type: AWS::CloudFormation::Stack, Properties: {Parameters: {B: !Ref Bucket}}}
        """;

    internal const string Json = """
        {
          "Parameters": { "Env": { "Type": "String", "AllowedValues": [ "dev", "prod" ] } },
          "Conditions": { "IsProd": { "Fn::Equals": [ { "Ref": "Env" }, "prod" ] } },
          "Resources": {
            "Bucket": {
              "Type": "AWS::S3::Bucket",
              "Properties": {
                "BucketName": { "Fn::Join": [ "-", [ "a", { "Ref": "Env" }, { "Fn::If": [ "IsProd", "x", { "Ref": "AWS::NoValue" } ] } ] ] },
                "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "IgnorePublicAcls": "true" }
              }
            },
            "Key": {
              "Type": "AWS::KMS::Key",
              "Properties": {
                "EnableKeyRotation": { "Fn::If": [ "IsProd", true, false ] },
                "KeyPolicy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"kms:*\"}]}"
              }
            }
          }
        }
        """;
}
