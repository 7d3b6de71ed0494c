using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;
using Constructs;
using MlInfra.Constructs.Compute;
using MlInfra.Constructs.Jobs;
using MlInfra.Constructs.Training.Algorithms;

namespace MlInfra.Constructs.Inference.Models;

/// <summary>The container image that serves a model: one of AWS's own, or one from a private repository.</summary>
public abstract record ModelImage
{
    private protected ModelImage()
    {
    }

    /// <summary>The image of a built-in algorithm, which serves what it has trained.</summary>
    public static ModelImage Of(BuiltInAlgorithm algorithm) => new BuiltInImage(algorithm);

    /// <summary>An image of your own. It has to be in the repository before the stack that uses it is deployed.</summary>
    /// <param name="repository">The repository, such as one of <see cref="ModelRepository"/>.</param>
    /// <param name="tag">The image's tag or digest, such as <c>1.4.2</c> or <c>sha256:…</c>.</param>
    /// <exception cref="ArgumentException">The tag is <c>latest</c> or empty, which does not say what runs.</exception>
    public static ModelImage From(IRepository repository, string tag) =>
        new RepositoryImage(PrivateImage.In(repository, tag));

    internal abstract string UriFor(Construct scope);

    internal abstract void GrantPulling(Construct scope, IGrantable who);

    private sealed record BuiltInImage(BuiltInAlgorithm Algorithm) : ModelImage
    {
        internal override string UriFor(Construct scope) =>
            $"{Account(scope)}.dkr.ecr.{Stack.Of(scope).Region}.{Stack.Of(scope).UrlSuffix}/{Algorithm.Repository}:{Algorithm.Tag}";

        internal override void GrantPulling(Construct scope, IGrantable who) =>
            ContainerRole.GrantPulling(Stack.Of(scope), who, Account(scope), Algorithm.Repository);

        // Stacks that are not bound to a region look the account up in a mapping, of which a scope needs only one.
        private string Account(Construct scope) => Algorithm.Registry.AccountOnce(scope, $"AccountsOf{Algorithm.Repository}");
    }

    private sealed record RepositoryImage(PrivateImage Image) : ModelImage
    {
        internal override string UriFor(Construct scope) => Image.Uri;

        internal override void GrantPulling(Construct scope, IGrantable who) => Image.GrantPulling(who);
    }
}
