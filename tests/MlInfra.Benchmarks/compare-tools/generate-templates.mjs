// Writes the templates that the tools are timed on: 100 of them, half JSON and half YAML, with 1,210 resources of
// machine-learning platforms, some sound and some not. The same on every machine and run.
//
//   node generate-templates.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const templates = 100;
const resources = 1210;

let state = 20240601;
const next = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >>> 8) % below;
};
const oneOf = (...values) => values[next(values.length)];
const sometimes = (name, value) => (next(2) ? { [name]: value } : {});

const ref = (name) => ({ Ref: name });
const arn = (name) => ({ "Fn::GetAtt": [name, "Arn"] });
const text = (value) => ({ "Fn::Sub": value });
const allow = (actions, resource) => ({ Effect: "Allow", Action: actions, Resource: resource });
const assumedBy = (service) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action: "sts:AssumeRole" }],
});

// Each kind may refer to Key, Role, Vpc, Subnet and Group, which every template has.
const kinds = {
  Data: () => ["AWS::S3::Bucket", {
    ...sometimes("BucketEncryption", { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: oneOf("aws:kms", "AES256"), KMSMasterKeyID: arn("Key") } }] }),
    ...sometimes("PublicAccessBlockConfiguration", { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: oneOf(true, false) }),
    ...sometimes("VersioningConfiguration", { Status: "Enabled" }),
    LifecycleConfiguration: { Rules: [{ Id: "expire", Status: "Enabled", ExpirationInDays: 30 + next(300), Prefix: "tmp/" }] },
    Tags: [{ Key: "team", Value: oneOf("vision", "ranking", "speech") }],
  }],
  Notebook: () => ["AWS::SageMaker::NotebookInstance", {
    InstanceType: oneOf("ml.t3.medium", "ml.m5.xlarge", "ml.g5.xlarge"),
    RoleArn: arn("Role"), VolumeSizeInGB: 20 + next(80),
    ...sometimes("KmsKeyId", ref("Key")), ...sometimes("SubnetId", ref("Subnet")), ...sometimes("SecurityGroupIds", [ref("Group")]),
    DirectInternetAccess: oneOf("Enabled", "Disabled"), RootAccess: oneOf("Enabled", "Disabled"),
  }],
  Model: () => ["AWS::SageMaker::Model", {
    ExecutionRoleArn: arn("Role"), ...sometimes("EnableNetworkIsolation", oneOf(true, false)),
    PrimaryContainer: { Image: text("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/model:1"), ModelDataUrl: text("s3://models-${AWS::AccountId}/model.tar.gz"), Environment: { LOG_LEVEL: oneOf("20", "30") } },
    ...sometimes("VpcConfig", { Subnets: [ref("Subnet")], SecurityGroupIds: [ref("Group")] }),
  }],
  Stream: () => ["AWS::Kinesis::Stream", {
    ShardCount: 1 + next(4), RetentionPeriodHours: 24 * (1 + next(7)), ...sometimes("StreamEncryption", { EncryptionType: "KMS", KeyId: oneOf("alias/aws/kinesis", "alias/events") }),
  }],
  Delivery: () => ["AWS::KinesisFirehose::DeliveryStream", {
    DeliveryStreamType: "DirectPut",
    ExtendedS3DestinationConfiguration: { BucketARN: "arn:aws:s3:::events", RoleARN: arn("Role"), BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 + next(64) }, CompressionFormat: "GZIP" },
  }],
  Endpoint: () => ["AWS::SageMaker::EndpointConfig", {
    ProductionVariants: [{ ModelName: "scoring", VariantName: "main", InitialInstanceCount: 1 + next(2), InstanceType: oneOf("ml.m5.large", "ml.g5.xlarge"), InitialVariantWeight: 1 }],
    ...sometimes("KmsKeyId", ref("Key")),
  }],
  Log: () => ["AWS::Logs::LogGroup", { LogGroupName: text("/ml/${AWS::StackName}"), ...sometimes("RetentionInDays", oneOf(7, 30, 365)), ...sometimes("KmsKeyId", arn("Key")) }],
  Queue: () => ["AWS::SQS::Queue", { VisibilityTimeout: 30 + next(300), ...sometimes("KmsMasterKeyId", ref("Key")) }],
  Topic: () => ["AWS::SNS::Topic", { DisplayName: "alerts", ...sometimes("KmsMasterKeyId", ref("Key")) }],
  Function: () => ["AWS::Lambda::Function", {
    Runtime: oneOf("python3.12", "python3.9"), Handler: "index.handler", Role: arn("Role"), Timeout: 60, MemorySize: 256 << next(4),
    Code: { ZipFile: "def handler(event, context):\n    return {\"ok\": True}\n" },
    Environment: { Variables: { TABLE: "features", STAGE: ref("Stage") } },
  }],
  Table: () => ["AWS::DynamoDB::Table", {
    BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }], KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    ...sometimes("PointInTimeRecoverySpecification", { PointInTimeRecoveryEnabled: true }),
  }],
  Workflow: () => ["AWS::StepFunctions::StateMachine", {
    RoleArn: arn("Role"), StateMachineType: "STANDARD",
    DefinitionString: text("{\"StartAt\":\"Wait\",\"States\":{\"Wait\":{\"Type\":\"Wait\",\"Seconds\":5,\"Next\":\"Done\"},\"Done\":{\"Type\":\"Pass\",\"Result\":\"${AWS::Region}\",\"End\":true}}}"),
  }],
  Policy: () => ["AWS::IAM::ManagedPolicy", {
    PolicyDocument: { Version: "2012-10-17", Statement: [allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::data/*"), allow(oneOf("kms:Decrypt", "sagemaker:*"), oneOf("*", arn("Key")))] },
  }],
};

const base = () => ({
  Key: ["AWS::KMS::Key", {
    ...sometimes("EnableKeyRotation", oneOf(true, false)),
    KeyPolicy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: text("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") }, Action: "kms:*", Resource: "*" }] },
  }],
  Role: ["AWS::IAM::Role", {
    AssumeRolePolicyDocument: assumedBy("sagemaker"),
    ...sometimes("ManagedPolicyArns", ["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"]),
    Policies: [{ PolicyName: "data", PolicyDocument: { Version: "2012-10-17", Statement: [allow(["s3:GetObject", "s3:ListBucket"], ["arn:aws:s3:::data", "arn:aws:s3:::data/*"])] } }],
  }],
  Vpc: ["AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16", EnableDnsSupport: true, EnableDnsHostnames: true }],
  Subnet: ["AWS::EC2::Subnet", { VpcId: ref("Vpc"), CidrBlock: "10.0.1.0/24", AvailabilityZone: { "Fn::Select": [0, { "Fn::GetAZs": "" }] } }],
  Group: ["AWS::EC2::SecurityGroup", { GroupDescription: "workers", VpcId: ref("Vpc"), SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: oneOf("10.0.0.0/16", "0.0.0.0/0") }] }],
});

function template(number) {
  const count = Math.floor((resources * (number + 1)) / templates) - Math.floor((resources * number) / templates);
  const found = base();
  for (let i = Object.keys(found).length; i < count; i++) {
    const kind = oneOf(...Object.keys(kinds));
    found[`${kind}${i}`] = kinds[kind]();
  }

  const written = Object.entries(found).map(([name, [type, properties]]) => [name, {
    Type: type,
    ...(type === "AWS::S3::Bucket" ? { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } : {}),
    ...(next(8) === 0 && !(name in base()) ? { Condition: "IsProd" } : {}),
    Properties: properties,
  }]);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `Platform ${number}: notebooks, models and the data they work on`,
    Parameters: { Stage: { Type: "String", Default: "dev", AllowedValues: ["dev", "prod"] } },
    Conditions: { IsProd: { "Fn::Equals": [ref("Stage"), "prod"] } },
    Resources: Object.fromEntries(written),
    Outputs: { KeyArn: { Value: arn("Key") } },
  };
}

function yaml(value, indent) {
  const pad = "  ".repeat(indent);
  if (Array.isArray(value))
    return value.map((item) => `\n${pad}- ${yaml(item, indent + 1).replace(/^\n\s*/, "")}`).join("");
  if (value === null || typeof value !== "object")
    return typeof value !== "string" ? String(value)
      : value.endsWith("\n") ? `|\n${value.trimEnd().split("\n").map((line) => pad + line).join("\n")}`
      : /^[A-Za-z][A-Za-z0-9 :.\/-]*$/.test(value) && !/: |^(true|false|yes|no|on|off|null)$/i.test(value) && !value.endsWith(":") ? value : JSON.stringify(value);
  const [[name, argument], more] = Object.entries(value);
  if (!more && name === "Ref") return `!Ref ${argument}`;
  if (!more && name === "Fn::GetAtt") return `!GetAtt ${argument.join(".")}`;
  if (!more && name === "Fn::Sub") return `!Sub ${JSON.stringify(argument)}`;
  return Object.entries(value).map(([key, inner]) => {
    const spelled = yaml(inner, indent + 1);
    return `\n${pad}${key}:${spelled.startsWith("\n") ? "" : " "}${spelled}`;
  }).join("");
}

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node generate-templates.mjs FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (let number = 0; number < templates; number++) {
  const made = template(number);
  const name = join(folder, `platform-${String(number).padStart(3, "0")}`);
  if (number % 2) writeFileSync(`${name}.yaml`, `# Generated.${yaml(made, 0)}\n`);
  else writeFileSync(`${name}.json`, JSON.stringify(made, null, 2) + "\n");
}
