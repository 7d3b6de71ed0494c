using System.Text;

namespace MlInfra.Benchmarks;

/// <summary>A template of some number of resources, a third of each kind, the same text each time.</summary>
internal static class GeneratedTemplate
{
    internal static string Yaml(int resources)
    {
        var text = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Stage: { Type: String, Default: dev }\nResources:\n");
        for (var i = 0; i < resources; i++)
            text.Append(YamlResource(i));
        return text.ToString();
    }

    internal static string Json(int resources) =>
        "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n"
        + string.Join(",\n", Enumerable.Range(0, resources).Select(JsonResource)) + "\n  }\n}\n";

    private static string YamlResource(int number) => (number % 3) switch
    {
        0 => $$"""
              Data{{number}}:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !Sub data-{{number}}-${AWS::AccountId}
                  BucketEncryption:
                    ServerSideEncryptionConfiguration:
                      - ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }
                  Tags:
                    - { Key: stage, Value: !Ref Stage }

            """,
        1 => $$"""
              Notebook{{number}}:
                Type: AWS::SageMaker::NotebookInstance
                Properties:
                  InstanceType: ml.t3.medium
                  RoleArn: !GetAtt Role.Arn
                  DirectInternetAccess: Enabled
                  VolumeSizeInGB: {{number}}

            """,
        _ => $$"""
              Stream{{number}}:
                Type: AWS::Kinesis::Stream
                Properties:
                  Name: !Join ['-', [events, !Ref Stage, '{{number}}']]
                  ShardCount: 2

            """,
    };

    private static string JsonResource(int number) => (number % 3) switch
    {
        0 => $$$"""
                "Data{{{number}}}": {
                  "Type": "AWS::S3::Bucket",
                  "Properties": {
                    "BucketName": { "Fn::Sub": "data-{{{number}}}-${AWS::AccountId}" },
                    "BucketEncryption": { "ServerSideEncryptionConfiguration": [ { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } } ] },
                    "Tags": [ { "Key": "stage", "Value": "dev" } ]
                  }
                }
            """,
        1 => $$$"""
                "Notebook{{{number}}}": {
                  "Type": "AWS::SageMaker::NotebookInstance",
                  "Properties": { "InstanceType": "ml.t3.medium", "RoleArn": { "Fn::GetAtt": [ "Role", "Arn" ] }, "DirectInternetAccess": "Enabled", "VolumeSizeInGB": {{{number}}} }
                }
            """,
        _ => $$$"""
                "Stream{{{number}}}": {
                  "Type": "AWS::Kinesis::Stream",
                  "Properties": { "Name": { "Fn::Join": [ "-", [ "events", { "Ref": "AWS::Region" }, "{{{number}}}" ] ] }, "ShardCount": 2 }
                }
            """,
    };
}
