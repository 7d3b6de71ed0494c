
namespace MlInfra.Templates.Diff.Security;

/// <summary>Facts about whole resources that guard others: their deletion is weaker, their coming safer.</summary>
internal sealed class GuardFacts : ISecurityComparer
{
    private static readonly Dictionary<string, (Topic Topic, string What)> Guards = new(StringComparer.Ordinal)
    {
        ["AWS::AccessAnalyzer::Analyzer"] = (Topic.Protection, "the access analyzer"),
        ["AWS::Bedrock::Guardrail"] = (Topic.Protection, "the guardrail of models"),
        ["AWS::Backup::BackupPlan"] = (Topic.Retention, "the backup plan"),
        ["AWS::Backup::BackupSelection"] = (Topic.Retention, "the selection of what is backed up"),
        ["AWS::CloudTrail::Trail"] = (Topic.Logging, "the trail of API calls"),
        ["AWS::CloudWatch::Alarm"] = (Topic.Logging, "the alarm"),
        ["AWS::Config::ConfigRule"] = (Topic.Protection, "the configuration rule"),
        ["AWS::Config::ConfigurationRecorder"] = (Topic.Logging, "the recorder of configuration"),
        ["AWS::EC2::VPCBlockPublicAccessOptions"] = (Topic.PublicAccess, "the block of internet gateways"),
        ["AWS::EC2::VPCEndpoint"] = (Topic.Network, "the private way to a service"),
        ["AWS::ECR::RegistryScanningConfiguration"] = (Topic.Protection, "the scan of images"),
        ["AWS::Glue::DataCatalogEncryptionSettings"] = (Topic.Encryption, "the encryption of the catalogue"),
        ["AWS::Glue::SecurityConfiguration"] = (Topic.Encryption, "the configuration of encryption"),
        ["AWS::Logs::SubscriptionFilter"] = (Topic.Logging, "the delivery of logs"),
        ["AWS::NetworkFirewall::Firewall"] = (Topic.Network, "the firewall"),
        ["AWS::Route53Resolver::FirewallRuleGroupAssociation"] = (Topic.Network, "the firewall of DNS queries"),
        ["AWS::EC2::FlowLog"] = (Topic.Logging, "the log of network flows"),
        ["AWS::GuardDuty::Detector"] = (Topic.Protection, "the detector of threats"),
        ["AWS::Inspector::AssessmentTemplate"] = (Topic.Protection, "the assessment"),
        ["AWS::Macie::Session"] = (Topic.Protection, "the search for sensitive data"),
        ["AWS::Route53Resolver::ResolverQueryLoggingConfig"] = (Topic.Logging, "the log of DNS queries"),
        ["AWS::SageMaker::DataQualityJobDefinition"] = (Topic.Logging, "the monitoring of data quality"),
        ["AWS::SageMaker::ModelBiasJobDefinition"] = (Topic.Logging, "the monitoring of bias"),
        ["AWS::SageMaker::ModelExplainabilityJobDefinition"] = (Topic.Logging, "the monitoring of explanations"),
        ["AWS::SageMaker::ModelQualityJobDefinition"] = (Topic.Logging, "the monitoring of model quality"),
        ["AWS::SageMaker::MonitoringSchedule"] = (Topic.Logging, "the monitoring of the model"),
        ["AWS::SecretsManager::RotationSchedule"] = (Topic.Protection, "the rotation of the secret"),
        ["AWS::SecurityHub::Hub"] = (Topic.Protection, "the security hub"),
        ["AWS::WAFv2::LoggingConfiguration"] = (Topic.Logging, "the log of the web firewall"),
        ["AWS::WAFv2::WebACL"] = (Topic.Protection, "the web firewall"),
        ["AWS::WAFv2::WebACLAssociation"] = (Topic.Protection, "the web firewall's place before what it guards"),
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        foreach (var change in compared.Resources)
        {
            if (!Guards.TryGetValue(change.Type, out var guard))
                continue;
            if (change.Impact == Impact.Deleted)
                yield return new(Direction.Weaker, guard.Topic, change.LogicalId, "", $"{change.LogicalId} is deleted: {guard.What}", change.Origin);
            else if (change.Impact == Impact.Created)
                yield return new(Direction.Safer, guard.Topic, change.LogicalId, "", $"{change.LogicalId} is new: {guard.What}", change.Origin);
        }
    }
}
