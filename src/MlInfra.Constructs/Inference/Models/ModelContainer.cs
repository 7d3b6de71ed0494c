namespace MlInfra.Constructs.Inference.Models;

/// <summary>A container that serves a model: its image, and the model if the image does not hold it already.</summary>
/// <param name="Image">The image.</param>
/// <param name="Artifact">The model. Default: none, the image holds what it serves.</param>
public sealed record ModelContainer(ModelImage Image, ModelArtifact? Artifact = null)
{
    /// <summary>Environment variables. Never put a secret here: whoever may describe the model reads them. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
