using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>The properties that speak of safety by themselves, by the last name of their path or by its last two.</summary>
internal static class PropertyMeanings
{
    private static readonly Dictionary<string, PropertyMeaning> ByName = Build();

    /// <summary>What a property means; null when it says nothing about safety by itself.</summary>
    internal static PropertyMeaning? Of(ChangePath path)
    {
        if (path.Steps.Count == 0)
            return null;
        if (AttributeIn(path) is { } attribute)
            return ByName.GetValueOrDefault(attribute);
        var suffix = path.Steps[^1].Name is null ? "[]" : "";
        List<string> names = [.. path.Names.TakeLast(2)];
        return ByName.TryGetValue(string.Join('.', names) + suffix, out var exact) ? exact
            : names.Count > 0 ? ByName.GetValueOrDefault(names[^1] + suffix)
            : null;
    }

    /// <summary>What an item such as <c>Key: access_logs.s3.enabled, Value: true</c> sets; null when the path leads to no such value.</summary>
    internal static string? AttributeIn(ChangePath path) =>
        path.Steps is [.., { Key: ['K', 'e', 'y', '=', .. var attribute] }, { Name: "Value" }] ? attribute : null;

    private static Dictionary<string, PropertyMeaning> Build()
    {
        var all = new Dictionary<string, PropertyMeaning>(StringComparer.OrdinalIgnoreCase);
        void Add(PropertyMeaning meaning, params string[] names)
        {
            foreach (var name in names)
                all.Add(name, meaning);
        }

        Add(Flag(Topic.PublicAccess, "public access is blocked", "true"), "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets", "BlockPublicSecurityGroupRules");
        Add(Flag(Topic.PublicAccess, "public access", "false", whenAbsent: null) with { AlarmingUpTo = 0 }, "PubliclyAccessible", "AssociatePublicIpAddress", "MapPublicIpOnLaunch", "AssignPublicIp", "AllowUnauthenticatedIdentities", "AnonymousAuthEnabled", "Unauthenticated.Enabled");
        Add(
            Choice(Topic.PublicAccess, "access list", 3, "PublicReadWrite", "PublicRead", "AuthenticatedRead", "Private|LogDeliveryWrite|BucketOwnerRead|BucketOwnerFullControl|AwsExecRead") with { AlarmingUpTo = 2 },
            "AccessControl");
        Add(Choice(Topic.PublicAccess, "who may call it", null, "NONE", "AWS_IAM") with { AlarmingUpTo = 0 }, "AuthType");
        Add(Choice(Topic.PublicAccess, "who may call it", 0, "NONE", "AWS_IAM|CUSTOM|JWT|COGNITO_USER_POOLS"), "AuthorizationType");
        Add(Choice(Topic.PublicAccess, "where it can be reached from", 0, "internet-facing", "internal") with { AlarmingUpTo = 0 }, "Scheme");
        Add(Choice(Topic.PublicAccess, "where it can be reached from", null, "EDGE|REGIONAL", "PRIVATE"), "EndpointConfiguration.Types[]");
        Add(Choice(Topic.PublicAccess, "where it can be reached from", null, "PUBLIC_ONLY", "PRIVATE_ONLY"), "WebserverAccessMode");
        Add(Choice(Topic.PublicAccess, "public access to brokers", 1, "SERVICE_PROVIDED_EIPS", "DISABLED") with { AlarmingUpTo = 0 }, "PublicAccess.Type");
        Add(Choice(Topic.PublicAccess, "public access to the cluster's API", 0, "true", "false"), "EndpointPublicAccess");
        Add(Choice(Topic.PublicAccess, "who owns objects", 2, "ObjectWriter", "BucketOwnerPreferred", "BucketOwnerEnforced"), "ObjectOwnership");
        Add(Choice(Topic.PublicAccess, "block of internet gateways", 0, "off", "block-ingress", "block-bidirectional"), "InternetGatewayBlockMode");
        Add(Choice(Topic.Network, "direct access to the internet", 0, "Enabled", "Disabled"), "DirectInternetAccess");
        Add(Choice(Topic.Network, "the way to the internet", 0, "PublicInternetOnly", "VpcOnly"), "AppNetworkAccessType");
        Add(Choice(Topic.Network, "where images are pulled from", null, "Platform", "Vpc"), "RepositoryAccessMode");
        Add(Flag(Topic.Network, "traffic through the VPC", "true"), "EnhancedVpcRouting");
        Add(Presence(Topic.Network, "addresses that work is let in from"), "SourceIpConfig");
        Add(Flag(Topic.Encryption, "encryption at rest", "true", whenAbsent: null), "Encrypted", "StorageEncrypted", "AtRestEncryptionEnabled", "SSEEnabled", "EncryptAtRest", "EnableEncryption", "VolumeEncryptionEnabled", "UserVolumeEncryptionEnabled", "RootVolumeEncryptionEnabled");
        Add(Choice(Topic.Encryption, "encryption algorithm", 0, "AES256", "aws:kms", "aws:kms:dsse"), "SSEAlgorithm");
        Add(Choice(Topic.Encryption, "encryption", 0, "NONE", "AES256", "KMS|KMS_DSSE"), "EncryptionType");
        Add(Flag(Topic.Encryption, "encryption at rest", "true"), "EncryptionAtRestOptions.Enabled", "CacheDataEncrypted", "CloudWatchEncryptionEnabled", "S3EncryptionEnabled", "ReturnConnectionPasswordEncrypted");
        Add(Flag(Topic.Encryption, "encryption at rest", "false"), "EncryptionDisabled");
        Add(new(Topic.Encryption, "no encryption", _ => 0, 1), "NoEncryptionConfig");
        Add(Choice(Topic.Encryption, "encryption of results", 0, "SSE_S3", "SSE_KMS|CSE_KMS"), "EncryptionOption");
        Add(Choice(Topic.Encryption, "encryption", null, "sse-s3", "sse-kms"), "EncryptionMode");
        Add(Presence(Topic.Encryption, "a configuration of encryption"), "SecurityConfiguration", "CrawlerSecurityConfiguration");
        Add(Flag(Topic.Encryption, "encryption by the queue's own key", "true", whenAbsent: 1), "SqsManagedSseEnabled");
        Add(Choice(Topic.Encryption, "encryption", 0, "DISABLED", "SSE-S3", "SSE-KMS|CSE-KMS|SSE-KMS-WITH-SERVICE-ROLE"), "S3EncryptionMode", "CloudWatchEncryptionMode", "CatalogEncryptionMode", "JobBookmarksEncryptionMode", "MLUserDataEncryptionMode");
        Add(Flag(Topic.Encryption, "rotation of the key", "true"), "EnableKeyRotation");
        Add(
            Key(),
            "KmsKeyId", "KmsKeyArn", "KmsKey", "KmsMasterKeyId", "VolumeKmsKeyId", "OutputKmsKeyId", "EncryptionKeyArn", "EncryptionKey",
            "KmsKeyIdentifier", "ServerSideEncryptionKmsKeyId", "AwsKmsKeyId", "HomeEfsFileSystemKmsKeyId", "PerformanceInsightsKmsKeyId",
            "KmsEncryptionKeyId", "DataEncryptionKeyId", "S3KmsKeyId", "CustomerEncryptionKeyArn", "ReplicaKmsKeyId", "StreamEncryption.KeyId",
            "DataVolumeKMSKeyId", "SseAwsKmsKeyId", "LogEncryptionKmsKeyId", "MasterUserSecretKmsKeyId", "MasterPasswordSecretKmsKeyId", "AdminPasswordSecretKmsKeyId",
            "FargateEphemeralStorageKmsKeyId", "DestinationKmsKeyId", "AutomaticBackupReplicationKmsKeyId", "AWSKMSKeyARN");
        Add(Flag(Topic.Transport, "encryption in transit", "true"), "EnableInterContainerTrafficEncryption", "TransitEncryptionEnabled", "NodeToNodeEncryptionOptions.Enabled", "EnforceHTTPS", "RequireTLS", "RequireSSL", "EnableTls", "InTransit");
        Add(Flag(Topic.Transport, "encryption in transit", "true", whenAbsent: 1), "TLSEnabled", "EncryptionInTransit.InCluster");
        Add(Flag(Topic.Transport, "certificates that are not checked", "false"), "InsecureSsl");
        Add(Choice(Topic.Transport, "encryption in transit", null, "0|OFF|false|disabled", "1|ON|true|enabled"), "rds.force_ssl", "require_secure_transport", "require_ssl", "Parameters.tls");
        Add(Choice(Topic.Transport, "encryption in transit", null, "preferred", "required"), "TransitEncryptionMode");
        Add(Presence(Topic.Transport, "certificates of clients"), "MutualTlsAuthentication");
        Add(Choice(Topic.Transport, "encryption in transit", 0, "DISABLED", "ENABLED"), "TransitEncryption");
        Add(Choice(Topic.Transport, "the protocol of viewers", null, "allow-all", "redirect-to-https", "https-only") with { AlarmingUpTo = 0 }, "ViewerProtocolPolicy", "OriginProtocolPolicy");
        Add(Choice(Topic.Transport, "encryption between clients and brokers", null, "PLAINTEXT", "TLS_PLAINTEXT", "TLS") with { AlarmingUpTo = 0 }, "ClientBroker");
        Add(Version(Topic.Transport, "oldest TLS version"), "MinimumProtocolVersion", "TLSSecurityPolicy", "SslPolicy", "SecurityPolicy", "SecurityPolicyName", "MinimumTlsVersion");
        Add(Choice(Topic.Transport, "protocol", null, "HTTP|TCP", "HTTPS|TLS"), "Protocol", "ListenerProtocol");
        Add(Flag(Topic.Isolation, "network isolation", "true"), "EnableNetworkIsolation");
        Add(Presence(Topic.Isolation, "a network of its own"), "VpcConfig", "VPCOptions", "VpcConfiguration", "WorkforceVpcConfig", "OverrideVpcConfig");
        Add(Choice(Topic.Isolation, "access from outside the workspace", null, "ENABLED", "DISABLED"), "EnableDockerAccess", "RemoteAccess");
        Add(Choice(Topic.Isolation, "results in shared notebooks", null, "Allowed", "Disabled"), "NotebookOutputOption");
        Add(Flag(Topic.Isolation, "commands run in instances or containers", "false"), "EnableSSMAccess", "EnableExecuteCommand");
        Add(Choice(Topic.Isolation, "root access", 0, "Enabled", "Disabled"), "RootAccess");
        Add(Choice(Topic.Isolation, "tokens of the metadata service", null, "optional", "required"), "HttpTokens");
        Add(Number(Topic.Isolation, "hops to the metadata service", null, isLowerSafer: true), "HttpPutResponseHopLimit");
        Add(Choice(Topic.Isolation, "version of the metadata service", null, "1", "2"), "MinimumInstanceMetadataServiceVersion");
        Add(Flag(Topic.Isolation, "privileged mode", "false"), "Privileged", "PrivilegedMode", "AllowPrivilegeEscalation");
        Add(Flag(Topic.Isolation, "read-only root file system", "true"), "ReadonlyRootFilesystem");
        Add(Flag(Topic.Isolation, "a user other than root", "true"), "RunAsNonRoot");
        Add(Flag(Topic.Protection, "protection from deletion", "true"), "DeletionProtection", "DeletionProtectionEnabled", "TerminationProtection", "DisableApiTermination", "TerminationProtected", "TerminationProtectionEnabled", "deletion_protection.enabled");
        Add(Choice(Topic.Protection, "protection from termination", null, "DISABLED", "ENABLED"), "ManagedTerminationProtection", "ReplicationOverwriteProtection");
        Add(Flag(Topic.Protection, "deletion with all that is in it", "false"), "EmptyOnDelete", "RecursiveDeleteOption");
        Add(Flag(Topic.Protection, "check for a policy that locks everyone out", "false"), "BypassPolicyLockoutSafetyCheck");
        Add(Flag(Topic.Protection, "access control within the domain", "true"), "AdvancedSecurityOptions.Enabled");
        Add(Flag(Topic.Protection, "updates of minor versions", "true", whenAbsent: null), "AutoMinorVersionUpgrade");
        Add(Flag(Topic.Protection, "invalid headers are dropped", "true"), "routing.http.drop_invalid_header_fields.enabled");
        Add(Choice(Topic.Protection, "how images are scanned", 0, "BASIC", "ENHANCED"), "ScanType");
        Add(Choice(Topic.Protection, "when images are scanned", null, "MANUAL", "SCAN_ON_PUSH", "CONTINUOUS_SCAN"), "ScanFrequency");
        Add(Presence(Topic.Protection, "guard"), "WebACLId", "DataProtectionPolicy", "GuardrailConfiguration", "LockConfiguration");
        Add(Choice(Topic.Protection, "protection from deletion", 0, "INACTIVE", "ACTIVE"), "UserPoolDeletionProtection");
        Add(Flag(Topic.Protection, "scan of images", "true"), "ScanOnPush");
        Add(Choice(Topic.Protection, "fixed tags of images", 0, "MUTABLE", "IMMUTABLE"), "ImageTagMutability");
        Add(Choice(Topic.Protection, "multi-factor authentication", 0, "OFF", "OPTIONAL", "ON"), "MfaConfiguration");
        Add(Flag(Topic.Protection, "lock of objects", "true"), "ObjectLockEnabled");
        Add(Flag(Topic.Protection, "authentication by IAM", "true"), "EnableIAMDatabaseAuthentication", "IamAuthEnabled");
        Add(Choice(Topic.Protection, "authentication by IAM", 0, "DISABLED", "ENABLED|REQUIRED"), "IAMAuth", "AuthorizationConfig.IAM");
        Add(Number(Topic.Retention, "days that logs are kept", double.PositiveInfinity), "RetentionInDays");
        Add(Number(Topic.Retention, "hours that records are kept", 24), "RetentionPeriodHours");
        Add(Number(Topic.Retention, "hours that recordings are kept", 0), "DataRetentionInHours");
        Add(Number(Topic.Retention, "days that snapshots are kept", null), "ManualSnapshotRetentionPeriod", "SnapshotCopyRetentionPeriod", "FinalSnapshotRetentionPeriod", "AutomaticBackupReplicationRetentionPeriod", "MinRetentionDays");
        Add(Number(Topic.Retention, "days that backups are kept", double.PositiveInfinity), "DeleteAfterDays");
        Add(Number(Topic.Retention, "days that events are kept", null), "RetentionPeriod");
        Add(Number(Topic.Retention, "days that objects are locked", 0), "DefaultRetention.Days", "DefaultRetention.Years");
        Add(Choice(Topic.Retention, "lock of objects", 0, "GOVERNANCE", "COMPLIANCE"), "DefaultRetention.Mode");
        Add(Choice(Topic.Retention, "backups", 0, "DISABLED", "ENABLED"), "BackupPolicy.Status");
        Add(Choice(Topic.Retention, "backups after deletion", 0, "true", "false"), "DeleteAutomatedBackups");
        Add(Number(Topic.Retention, "days that backups are kept", null), "BackupRetentionPeriod", "AutomaticBackupRetentionDays", "SnapshotRetentionLimit", "AutomatedSnapshotRetentionPeriod", "PreferredBackupRetention");
        Add(Number(Topic.Retention, "seconds that messages are kept", 345_600), "MessageRetentionPeriod");
        Add(Number(Topic.Retention, "days until objects expire", double.PositiveInfinity), "ExpirationInDays");
        Add(Number(Topic.Retention, "days until old versions expire", double.PositiveInfinity), "NoncurrentVersionExpirationInDays", "NoncurrentVersionExpiration.NoncurrentDays");
        Add(Number(Topic.Retention, "days before the key is deleted", 30), "PendingWindowInDays");
        Add(Choice(Topic.Retention, "versions of objects", 0, "Suspended", "Enabled"), "VersioningConfiguration.Status");
        Add(Flag(Topic.Retention, "recovery to a point in time", "true"), "PointInTimeRecoveryEnabled");
        Add(Flag(Topic.Logging, "logging", "true"), "EnableLogFileValidation", "IsLogging", "IncludeGlobalServiceEvents", "IsMultiRegionTrail", "EnableMonitoring", "EnableEnhancedMonitoring", "MetricsEnabled", "CloudWatchMetricsEnabled", "TracingEnabled", "XrayEnabled", "EnablePerformanceInsights", "EnableCapture", "ExecutionLoggingEnabled", "TracingConfiguration.Enabled", "access_logs.s3.enabled", "connection_logs.s3.enabled");
        Add(Choice(Topic.Logging, "tracing", 0, "PassThrough", "Active"), "TracingConfig.Mode");
        Add(Choice(Topic.Logging, "log of commands", 1, "NONE", "DEFAULT|OVERRIDE"), "ExecuteCommandConfiguration.Logging");
        Add(Choice(Topic.Logging, "logging", 0, "NONE", "ERROR", "INFO", "DEBUG", "ALL"), "FieldLogLevel");
        Add(Choice(Topic.Logging, "measurements of the host", 0, "0", "1|5|10|15|30|60"), "MonitoringInterval");
        Add(Choice(Topic.Logging, "logging", 0, "OFF", "FATAL", "ERROR", "INFO", "ALL"), "LoggingLevel", "LoggingConfiguration.Level");
        Add(Presence(Topic.Logging, "logging"), "LoggingConfiguration", "AccessLogSetting", "AccessLogSettings", "AccessLoggingPolicy", "DataCaptureConfig", "LogPublishingOptions", "EnableCloudwatchLogsExports", "ConnectionLogOptions", "LoggingInfo",
            "LoggingProperties", "LogExports", "LogDeliveryConfigurations", "LogConfiguration", "LogUri", "DistributionConfig.Logging", "CloudWatchLogsLogGroupArn", "InsightSelectors");
        return all;
    }

    private static PropertyMeaning Flag(Topic topic, string what, string safe, double? whenAbsent = 0) =>
        new(topic, what, v => v is not ScalarValue scalar ? null : Equal(scalar.Text, safe) || (safe == "false" && Equal(scalar.Text, "DISABLED")) ? 1 : 0, safe == "false" && whenAbsent == 0 ? 1 : whenAbsent);

    private static PropertyMeaning Choice(Topic topic, string what, double? whenAbsent, params string[] fromWeakest) =>
        new(topic, what, v => v is ScalarValue scalar ? RankIn(fromWeakest, scalar.Text) : null, whenAbsent);

    // A word of another kind, such as a protocol that is no HTTP, has no rank among these.
    private static double RankIn(string[] fromWeakest, string text) =>
        Array.FindIndex(fromWeakest, c => c.Split('|').Any(one => Equal(one, text))) is >= 0 and var rank ? rank : double.NaN;

    private static PropertyMeaning Number(Topic topic, string what, double? whenAbsent, bool isLowerSafer = false) =>
        new(topic, what, v => v is ScalarValue { Number: { } number } ? (double)(isLowerSafer ? -number : number) : null, whenAbsent);

    private static PropertyMeaning Presence(Topic topic, string what) => new(topic, what, _ => 1, 0);

    // A key of one's own is safer than the service's; which of two own keys is safer cannot be told from their names.
    private static PropertyMeaning Key() => new(Topic.Encryption, "encryption key", v => v switch
    {
        ScalarValue scalar => scalar.Text.Contains("alias/aws/", StringComparison.Ordinal) || scalar.Text.StartsWith("AWS_OWNED", StringComparison.Ordinal) ? 1 : 2,
        InterpolatedValue text when text.Parts.Any(p => p is ScalarValue part && part.Text.Contains("alias/aws/", StringComparison.Ordinal)) => 1,
        _ => 2,
    }, 0);

    // "TLSv1.2_2021", "ELBSecurityPolicy-TLS13-1-2-2021-06", "Policy-Min-TLS-1-2-2019-07", "TLS_1_2".
    private static PropertyMeaning Version(Topic topic, string what) => new(topic, what, v =>
    {
        if (v is not ScalarValue scalar)
            return null;
        var text = scalar.Text.ToUpperInvariant().Replace('_', '.').Replace('-', '.');
        foreach (var (mark, rank) in (ReadOnlySpan<(string, double)>)[("TLS13.1.3", 4), ("TLS13.1.2", 3.5), ("TLS13.1.1", 2), ("TLS13.1.0", 1), ("1.3", 4), ("1.2", 3), ("1.1", 2), ("TLSV1.2", 3), ("TLSV1", 1), ("TLS.1.0", 1), ("SSLV3", 0), ("2016.08", 1)])
        {
            if (text.Contains(mark, StringComparison.Ordinal))
                return rank;
        }

        return null;
    }, null);

    private static bool Equal(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
