using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>A file that cannot be read as a template. The message says what is wrong and what to do, without the position.</summary>
public sealed class TemplateException : Exception
{
    internal TemplateException(string message, Origin origin, Exception? cause = null)
        : base(message, cause) => Origin = origin;

    /// <summary>Where the file stops making sense.</summary>
    public Origin Origin { get; }

    /// <summary>Whether the file is no CloudFormation template at all, so that whoever reads a folder may pass over it.</summary>
    public bool IsNotATemplate { get; init; }
}
