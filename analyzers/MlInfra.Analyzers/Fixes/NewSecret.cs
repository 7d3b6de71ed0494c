namespace MlInfra.Analyzers.Fixes;

/// <summary>The fix that gives a domain of OpenSearch a master user, whose password is made and kept in a new secret.</summary>
internal static class NewSecret
{
    private const string Namespace = "global::Amazon.CDK.AWS.SecretsManager.";

    // The characters that the CDK leaves out of the passwords that it makes for domains itself.
    private const string Excluded = """{}'\\*[]()`""";

    internal static readonly PropFix OfDomain = new("FineGrainedAccessControl.MasterUserName", "\"admin\"")
    {
        With =
        [
            new("FineGrainedAccessControl.MasterUserPassword", $$"""new {{Namespace}}Secret(@{scope}, @{id:MasterUser}, new {{Namespace}}SecretProps { EncryptionKey = {{NewKey.New("Key")}}, GenerateSecretString = new {{Namespace}}SecretStringGenerator { ExcludeCharacters = "{{Excluded}}" } }).SecretValue""")
            {
                Title = "a new secret",
            },

            // The service asks for all three beside it.
            new("EncryptionAtRest.Enabled", "true"),
            new("NodeToNodeEncryption", "true"),
            new("EnforceHttps", "true"),
        ],
    };
}
