using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace MlInfra.Constructs.Video;

/// <summary>A stream of one camera's video: a <see cref="VideoStream"/> made here or an <see cref="ExistingVideoStream"/> brought along.</summary>
public interface IVideoStream
{
    /// <summary>Its name.</summary>
    string StreamName { get; }

    /// <summary>Its ARN.</summary>
    string StreamArn { get; }

    /// <summary>Its key; null if that is not known.</summary>
    IKey? EncryptionKey { get; }
}

/// <summary>
/// A video stream of this account and region that was made elsewhere, with its producer. It must keep what it gets for an hour at least: consumers
/// could not read what they missed.
/// </summary>
public sealed class ExistingVideoStream : IVideoStream
{
    private ExistingVideoStream(string name, string arn, IKey? key) => (StreamName, StreamArn, EncryptionKey) = (name, arn, key);

    /// <inheritdoc />
    public string StreamName { get; }

    /// <inheritdoc />
    public string StreamArn { get; }

    /// <inheritdoc />
    public IKey? EncryptionKey { get; }

    /// <summary>The stream with a name.</summary>
    /// <param name="scope">A construct of the stack that reads it.</param>
    /// <param name="name">The name.</param>
    /// <param name="createdAt">When it was made, in milliseconds since 1970, as its ARN ends.</param>
    /// <param name="key">Its key. Default: that of AWS for the account, which needs no permission.</param>
    public static ExistingVideoStream Named(Construct scope, string name, string createdAt, IKey? key = null)
    {
        var stack = Stack.Of(scope);
        return new(name, $"arn:{stack.Partition}:kinesisvideo:{stack.Region}:{stack.Account}:stream/{name}/{createdAt}", key);
    }
}
