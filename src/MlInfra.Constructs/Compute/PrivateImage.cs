using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;

namespace MlInfra.Constructs.Compute;

/// <summary>A container image of a private repository, by a version that does not move.</summary>
public sealed record PrivateImage
{
    private PrivateImage(IRepository repository, string tag) => (Repository, Tag) = (repository, tag);

    /// <summary>The repository.</summary>
    public IRepository Repository { get; }

    /// <summary>The tag or digest.</summary>
    public string Tag { get; }

    internal string Uri => Repository.RepositoryUriForTagOrDigest(Tag);

    /// <summary>An image of a repository. It has to be there before the stack that uses it is deployed.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tag">The image's tag or digest, such as <c>1.4.2</c> or <c>sha256:…</c>.</param>
    /// <exception cref="ArgumentException">The tag is <c>latest</c> or empty, which does not say what runs.</exception>
    public static PrivateImage In(IRepository repository, string tag) => tag is "" or "latest"
        ? throw new ArgumentException($"The tag '{tag}' does not say which image runs: name a version such as 1.4.2, or a digest.", nameof(tag))
        : new(repository, tag);

    internal void GrantPulling(IGrantable who) => Repository.GrantPull(who);
}
