using System.Globalization;
using System.Reflection;
using Amazon.CDK;

namespace MlInfra.Constructs.Workbench;

/// <summary>
/// The script that stops an idle notebook, kept beside this file as a shell script.
/// Source: https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html.
/// </summary>
internal static class IdleStop
{
    // SageMaker counts the characters after base64 encoding.
    private const int EncodedLimit = 16_384;

    public static string Script(Duration idle)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("idle-stop.sh")!;
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd().Replace("@IDLE_SECONDS@", idle.ToSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return script.Length * 4 / 3 < EncodedLimit ? script : throw new InvalidOperationException("The idle script has grown beyond what SageMaker takes.");
    }
}
