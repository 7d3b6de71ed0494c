using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.RealTime.Streams;

/// <summary>Grants on a stream, the stream's key included. Source: https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html.</summary>
public static class StreamAccess
{
    /// <summary>Lets the principal read records.</summary>
    public static void GrantConsuming(this IStream stream, IGrantable who)
    {
        who.Allow(
            ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"],
            [stream.StreamArn]);
        stream.EncryptionKey?.GrantReading(who);
    }

    /// <summary>Lets the principal put records.</summary>
    public static void GrantProducing(this IStream stream, IGrantable who)
    {
        who.Allow(["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"], [stream.StreamArn]);
        stream.EncryptionKey?.GrantSending(who);
    }
}
