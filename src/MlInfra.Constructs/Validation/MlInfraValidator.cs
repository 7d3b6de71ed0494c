using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using MlInfra.Rules;

namespace MlInfra.Constructs.Validation;

/// <summary>
/// Checks the templates of an app with MlInfra's rules each time it is synthesized, so that <c>cdk synth</c> and <c>cdk deploy</c>
/// fail where a rule does: <c>new App(new AppProps { PolicyValidationBeta1 = [new MlInfraValidator()] })</c>. Suppressions and the
/// severities of <c>.editorconfig</c> and <c>.globalconfig</c> count as they do for <c>mlinfra lint</c>.
/// Source: https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html.
/// </summary>
/// <param name="props">What makes synthesis fail; default: warnings and errors.</param>
public sealed class MlInfraValidator(MlInfraValidatorProps? props = null) : DeputyBase, IPolicyValidationPluginBeta1
{
    private readonly Severity _failOn = (props ?? new()).FailOn;

    /// <summary>The name that the CDK's report shows.</summary>
    public string Name => "MlInfra";

    /// <summary>The version of the rules, for the CDK's report.</summary>
    public string Version => typeof(RuleCatalog).Assembly.GetName().Version!.ToString(3);

    /// <summary>The ids of the rules that are checked.</summary>
    public string[] RuleIds => [.. RuleCatalog.All.Select(rule => rule.Id)];

    /// <summary>Checks templates; the CDK calls it once they are written.</summary>
    /// <param name="context">The templates of all stacks; those of nested stacks are found beside them.</param>
    /// <returns>A violation for each rule that found something, with the places and what would mend them.</returns>
    /// <exception cref="Templates.Reading.TemplateException">A template cannot be read; the CDK reports it as the validation's failure.</exception>
    public IPolicyValidationPluginReportBeta1 Validate(IPolicyValidationContextBeta1 context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var succeeds = false;
        try
        {
            var check = new TemplateCheck(TimeProvider.System.GetUtcNow().DateTime.Date);
            foreach (var template in context.TemplatePaths)
            {
                check.Read(template);
            }

            succeeds = !check.Findings.Any(finding => finding.Severity >= _failOn);
            return ValidationReport.Of(check, succeeds, Version);
        }
        finally
        {
            // The CDK sets the exit code of its own Node.js process, which in C# is not the app's: cdk synth would succeed.
            if (!succeeds)
            {
                System.Environment.ExitCode = 1;
            }
        }
    }
}
