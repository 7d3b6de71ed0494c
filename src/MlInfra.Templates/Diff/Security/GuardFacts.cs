using MlInfra.Templates.Diff.Impacts;

namespace MlInfra.Templates.Diff.Security;

/// <summary>
/// Facts about whole resources that guard others: their deletion is weaker, their coming safer. One that comes or goes together with
/// all that it guards (<c>Of</c> is the property that names it) changes nothing for what was there before or is there after.
/// </summary>
internal sealed class GuardFacts : ISecurityComparer
{
    private static readonly Dictionary<string, (Topic Topic, string What, string? Of)> Guards = new(StringComparer.Ordinal)
    {
        ["AWS::AccessAnalyzer::Analyzer"] = (Topic.Protection, "the access analyzer", null),
        ["AWS::Bedrock::Guardrail"] = (Topic.Protection, "the guardrail of models", null),
        ["AWS::Backup::BackupPlan"] = (Topic.Retention, "the backup plan", null),
        ["AWS::Backup::BackupSelection"] = (Topic.Retention, "the selection of what is backed up", null),
        ["AWS::CloudTrail::Trail"] = (Topic.Logging, "the trail of API calls", null),
        ["AWS::CloudWatch::Alarm"] = (Topic.Logging, "the alarm", "Dimensions"),
        ["AWS::Config::ConfigRule"] = (Topic.Protection, "the configuration rule", null),
        ["AWS::Config::ConfigurationRecorder"] = (Topic.Logging, "the recorder of configuration", null),
        ["AWS::EC2::VPCBlockPublicAccessOptions"] = (Topic.PublicAccess, "the block of internet gateways", null),
        ["AWS::EC2::VPCEndpoint"] = (Topic.Network, "the private way to a service", "VpcId"),
        ["AWS::ECR::RegistryScanningConfiguration"] = (Topic.Protection, "the scan of images", null),
        ["AWS::Glue::DataCatalogEncryptionSettings"] = (Topic.Encryption, "the encryption of the catalogue", null),
        ["AWS::Glue::SecurityConfiguration"] = (Topic.Encryption, "the configuration of encryption", null),
        ["AWS::Logs::SubscriptionFilter"] = (Topic.Logging, "the delivery of logs", "LogGroupName"),
        ["AWS::NetworkFirewall::Firewall"] = (Topic.Network, "the firewall", "VpcId"),
        ["AWS::Route53Resolver::FirewallRuleGroupAssociation"] = (Topic.Network, "the firewall of DNS queries", "VpcId"),
        ["AWS::EC2::FlowLog"] = (Topic.Logging, "the log of network flows", "ResourceId"),
        ["AWS::GuardDuty::Detector"] = (Topic.Protection, "the detector of threats", null),
        ["AWS::Inspector::AssessmentTemplate"] = (Topic.Protection, "the assessment", null),
        ["AWS::Macie::Session"] = (Topic.Protection, "the search for sensitive data", null),
        ["AWS::Route53Resolver::ResolverQueryLoggingConfig"] = (Topic.Logging, "the log of DNS queries", null),
        ["AWS::SageMaker::DataQualityJobDefinition"] = (Topic.Logging, "the monitoring of data quality", null),
        ["AWS::SageMaker::ModelBiasJobDefinition"] = (Topic.Logging, "the monitoring of bias", null),
        ["AWS::SageMaker::ModelExplainabilityJobDefinition"] = (Topic.Logging, "the monitoring of explanations", null),
        ["AWS::SageMaker::ModelQualityJobDefinition"] = (Topic.Logging, "the monitoring of model quality", null),
        ["AWS::SageMaker::MonitoringSchedule"] = (Topic.Logging, "the monitoring of the model", "MonitoringScheduleConfig"),
        ["AWS::SecretsManager::RotationSchedule"] = (Topic.Protection, "the rotation of the secret", "SecretId"),
        ["AWS::SecurityHub::Hub"] = (Topic.Protection, "the security hub", null),
        ["AWS::WAFv2::LoggingConfiguration"] = (Topic.Logging, "the log of the web firewall", "ResourceArn"),
        ["AWS::WAFv2::WebACL"] = (Topic.Protection, "the web firewall", null),
        ["AWS::WAFv2::WebACLAssociation"] = (Topic.Protection, "the web firewall's place before what it guards", "ResourceArn"),
    };

    public IEnumerable<SecurityFact> Compare(ComparedBlueprints compared)
    {
        var impacts = compared.Resources.Select(c => (c.Impact, c.LogicalId)).ToHashSet();
        foreach (var change in compared.Resources)
        {
            if (!Guards.TryGetValue(change.Type, out var guard) || change.Impact is not (Impact.Deleted or Impact.Created))
                continue;
            var side = change.Impact == Impact.Deleted ? compared.Base : compared.Head;
            List<string> guarded = guard.Of is not null && side.Written.Find(change.LogicalId) is { } written ? [.. ReplacementSpread.Targets(written.Properties[guard.Of])] : [];
            if (guarded.Count > 0 && guarded.All(name => impacts.Contains((change.Impact, name))))
                continue;
            if (change.Impact == Impact.Deleted)
                yield return new(Direction.Weaker, guard.Topic, change.LogicalId, "", $"{change.LogicalId} is deleted: {guard.What}", change.Origin);
            else if (change.Impact == Impact.Created)
                yield return new(Direction.Safer, guard.Topic, change.LogicalId, "", $"{change.LogicalId} is new: {guard.What}", change.Origin);
        }
    }
}
