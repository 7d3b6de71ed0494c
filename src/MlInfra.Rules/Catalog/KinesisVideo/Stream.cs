using static MlInfra.Rules.Conditions.Vocabulary;

namespace MlInfra.Rules.Catalog.KinesisVideo;

/// <summary>What can be wrong with an <c>AWS::KinesisVideo::Stream</c>.</summary>
public static class Stream
{
    /// <summary>Fragments are stored.</summary>
    public static readonly Rule Retention = new("MLI4202")
    {
        Title = "Video stream should keep its fragments for at least an hour",
        On = ["AWS::KinesisVideo::Stream"],
        Requires = Property("DataRetentionInHours", orDefault: "0").IsAtLeast(1, orFix: 24),
        Severity = Severity.Info,
        SeverityBecause = "a stream whose only consumers read live needs no storage",
        Because = "Without a retention nothing is stored: a consumer that falls five minutes or 200 MB behind loses footage, and nothing can be played back or labelled later.",
        Exam = "Data: DataRetentionInHours is 0 by default, which means that Kinesis Video Streams does not store the stream.",
        Source = new("https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/API_CreateStream.html"),
    };
}
