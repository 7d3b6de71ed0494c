using MlInfra.Rules.Model;

namespace MlInfra.Templates.Diff.Security;

/// <summary>The properties that speak of safety by themselves, by the last name of their path or by its last two.</summary>
internal static class PropertyMeanings
{
    private static readonly Dictionary<string, PropertyMeaning> ByName = Build();

    /// <summary>What a property means; null when it says nothing about safety by itself.</summary>
    internal static PropertyMeaning? Of(ChangePath path)
    {
        if (path.Steps.Count == 0 || path.Steps[^1].Name is not { } name)
            return null;
        var holder = path.Steps.Count > 1 ? path.Steps[^2].Name : null;
        return holder is not null && ByName.TryGetValue($"{holder}.{name}", out var exact) ? exact : ByName.GetValueOrDefault(name);
    }

    private static Dictionary<string, PropertyMeaning> Build()
    {
        var all = new Dictionary<string, PropertyMeaning>(StringComparer.OrdinalIgnoreCase);
        void Add(PropertyMeaning meaning, params string[] names)
        {
            foreach (var name in names)
                all.Add(name, meaning);
        }

        Add(Flag(Topic.PublicAccess, "public access is blocked", "true"), "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets", "BlockPublicSecurityGroupRules");
        Add(Flag(Topic.PublicAccess, "no public address", "false", whenAbsent: null) with { AlarmingUpTo = 0 }, "PubliclyAccessible", "AssociatePublicIpAddress", "MapPublicIpOnLaunch", "AssignPublicIp");
        Add(
            Choice(Topic.PublicAccess, "access list", 3, "PublicReadWrite", "PublicRead", "AuthenticatedRead", "Private|LogDeliveryWrite|BucketOwnerRead|BucketOwnerFullControl|AwsExecRead") with { AlarmingUpTo = 2 },
            "AccessControl");
        Add(Choice(Topic.PublicAccess, "who may call it", null, "NONE", "AWS_IAM") with { AlarmingUpTo = 0 }, "AuthType");
        Add(Choice(Topic.Network, "direct access to the internet", 0, "Enabled", "Disabled"), "DirectInternetAccess");
        Add(Choice(Topic.Network, "the way to the internet", 0, "PublicInternetOnly", "VpcOnly"), "AppNetworkAccessType");
        Add(Flag(Topic.Encryption, "encryption at rest", "true", whenAbsent: null), "Encrypted", "StorageEncrypted", "AtRestEncryptionEnabled", "SSEEnabled", "EncryptAtRest", "EnableEncryption", "VolumeEncryptionEnabled", "UserVolumeEncryptionEnabled", "RootVolumeEncryptionEnabled");
        Add(Choice(Topic.Encryption, "encryption algorithm", 0, "AES256", "aws:kms", "aws:kms:dsse"), "SSEAlgorithm");
        Add(Choice(Topic.Encryption, "encryption", 0, "NONE", "AES256", "KMS|KMS_DSSE"), "EncryptionType");
        Add(Flag(Topic.Encryption, "encryption at rest", "true"), "EncryptionAtRestOptions.Enabled");
        Add(Flag(Topic.Encryption, "encryption by the queue's own key", "true", whenAbsent: 1), "SqsManagedSseEnabled");
        Add(Choice(Topic.Encryption, "encryption", 0, "DISABLED", "SSE-S3", "SSE-KMS"), "S3EncryptionMode", "CloudWatchEncryptionMode", "CatalogEncryptionMode", "JobBookmarksEncryptionMode");
        Add(Flag(Topic.Encryption, "rotation of the key", "true"), "EnableKeyRotation");
        Add(
            Key(),
            "KmsKeyId", "KmsKeyArn", "KmsKey", "KmsMasterKeyId", "VolumeKmsKeyId", "OutputKmsKeyId", "EncryptionKeyArn", "EncryptionKey",
            "KmsKeyIdentifier", "ServerSideEncryptionKmsKeyId", "AwsKmsKeyId", "HomeEfsFileSystemKmsKeyId", "PerformanceInsightsKmsKeyId",
            "KmsEncryptionKeyId", "DataEncryptionKeyId", "S3KmsKeyId", "CustomerEncryptionKeyArn", "ReplicaKmsKeyId", "StreamEncryption.KeyId");
        Add(Flag(Topic.Transport, "encryption in transit", "true"), "EnableInterContainerTrafficEncryption", "TransitEncryptionEnabled", "NodeToNodeEncryptionOptions.Enabled", "EnforceHTTPS", "RequireTLS", "RequireSSL", "EnableTls", "InTransit");
        Add(Choice(Topic.Transport, "encryption in transit", 0, "DISABLED", "ENABLED"), "TransitEncryption");
        Add(Choice(Topic.Transport, "the protocol of viewers", null, "allow-all", "redirect-to-https", "https-only") with { AlarmingUpTo = 0 }, "ViewerProtocolPolicy", "OriginProtocolPolicy");
        Add(Choice(Topic.Transport, "encryption between clients and brokers", null, "PLAINTEXT", "TLS_PLAINTEXT", "TLS") with { AlarmingUpTo = 0 }, "ClientBroker");
        Add(Version(Topic.Transport, "oldest TLS version"), "MinimumProtocolVersion", "TLSSecurityPolicy", "SslPolicy", "SecurityPolicy", "SecurityPolicyName", "MinimumTlsVersion");
        Add(Choice(Topic.Transport, "protocol", null, "HTTP", "HTTPS"), "Protocol", "ListenerProtocol");
        Add(Flag(Topic.Isolation, "network isolation", "true"), "EnableNetworkIsolation");
        Add(Presence(Topic.Isolation, "a network of its own"), "VpcConfig");
        Add(Choice(Topic.Isolation, "root access", 0, "Enabled", "Disabled"), "RootAccess");
        Add(Choice(Topic.Isolation, "tokens of the metadata service", null, "optional", "required"), "HttpTokens");
        Add(Number(Topic.Isolation, "hops to the metadata service", null, isLowerSafer: true), "HttpPutResponseHopLimit");
        Add(Choice(Topic.Isolation, "version of the metadata service", null, "1", "2"), "MinimumInstanceMetadataServiceVersion");
        Add(Flag(Topic.Isolation, "privileged mode", "false"), "Privileged", "PrivilegedMode");
        Add(Flag(Topic.Isolation, "read-only root file system", "true"), "ReadonlyRootFilesystem");
        Add(Flag(Topic.Protection, "protection from deletion", "true"), "DeletionProtection", "DeletionProtectionEnabled", "TerminationProtection", "DisableApiTermination");
        Add(Choice(Topic.Protection, "protection from deletion", 0, "INACTIVE", "ACTIVE"), "UserPoolDeletionProtection");
        Add(Flag(Topic.Protection, "scan of images", "true"), "ScanOnPush");
        Add(Choice(Topic.Protection, "fixed tags of images", 0, "MUTABLE", "IMMUTABLE"), "ImageTagMutability");
        Add(Choice(Topic.Protection, "multi-factor authentication", 0, "OFF", "OPTIONAL", "ON"), "MfaConfiguration");
        Add(Flag(Topic.Protection, "lock of objects", "true"), "ObjectLockEnabled");
        Add(Flag(Topic.Protection, "authentication by IAM", "true"), "EnableIAMDatabaseAuthentication", "IamAuthEnabled");
        Add(Number(Topic.Retention, "days that logs are kept", double.PositiveInfinity), "RetentionInDays");
        Add(Number(Topic.Retention, "hours that records are kept", 24), "RetentionPeriodHours");
        Add(Number(Topic.Retention, "days that backups are kept", null), "BackupRetentionPeriod", "AutomaticBackupRetentionDays", "SnapshotRetentionLimit", "AutomatedSnapshotRetentionPeriod", "PreferredBackupRetention");
        Add(Number(Topic.Retention, "seconds that messages are kept", 345_600), "MessageRetentionPeriod");
        Add(Number(Topic.Retention, "days until objects expire", double.PositiveInfinity), "ExpirationInDays");
        Add(Number(Topic.Retention, "days until old versions expire", double.PositiveInfinity), "NoncurrentVersionExpirationInDays");
        Add(Number(Topic.Retention, "days before the key is deleted", 30), "PendingWindowInDays");
        Add(Choice(Topic.Retention, "versions of objects", 0, "Suspended", "Enabled"), "VersioningConfiguration.Status");
        Add(Flag(Topic.Retention, "recovery to a point in time", "true"), "PointInTimeRecoveryEnabled");
        Add(Flag(Topic.Logging, "logging", "true"), "EnableLogFileValidation", "IsLogging", "IncludeGlobalServiceEvents", "IsMultiRegionTrail", "EnableMonitoring", "EnableEnhancedMonitoring", "MetricsEnabled", "CloudWatchMetricsEnabled", "TracingEnabled", "XrayEnabled", "EnablePerformanceInsights", "EnableCapture", "ExecutionLoggingEnabled", "TracingConfiguration.Enabled");
        Add(Choice(Topic.Logging, "logging", 0, "OFF", "FATAL", "ERROR", "INFO", "ALL"), "LoggingLevel", "LoggingConfiguration.Level");
        Add(Presence(Topic.Logging, "logging"), "LoggingConfiguration", "AccessLogSetting", "AccessLogSettings", "AccessLoggingPolicy", "DataCaptureConfig", "LogPublishingOptions", "EnableCloudwatchLogsExports", "ConnectionLogOptions", "LoggingInfo");
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
