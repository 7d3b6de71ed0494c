using MlInfra.Templates.Reading;

namespace MlInfra.Cli.Linting;

/// <summary>Reads what a user knows of a deployment.</summary>
internal static class DeploymentFile
{
    /// <summary>The parameter values of a file; nothing is known where no file is named.</summary>
    /// <exception cref="UnusableException">The file cannot be read, or holds no parameters.</exception>
    internal static TemplateOptions Read(string? file)
    {
        if (file is null)
            return TemplateOptions.None;
        try
        {
            return new() { Parameters = ParameterFile.Read(File.ReadAllText(file), file) };
        }
        catch (TemplateException exception)
        {
            throw new UnusableException(exception.Message, exception.Origin);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{exception.Message} Name a file of parameter values with --parameters.");
        }
    }
}
