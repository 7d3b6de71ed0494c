namespace MlInfra.Analyzers.Tests;

/// <summary>Policies as C# writes them: statements, documents, principals, roles and who they are attached to.</summary>
public sealed class IamReadingTests
{
    private const string Everything = "new PolicyStatement(new PolicyStatementProps { Actions = [\"*\"], Resources = [\"*\"] })";
    private const string Role = "var role = new Role(this, \"Role\", new RoleProps { AssumedBy = new ServicePrincipal(\"sagemaker.amazonaws.com\") });";

    private static async Task<int> Findings(string rule, string statements) =>
        (await Sample.OfStatements(statements).FindingsAsync()).Count(f => f.StartsWith(rule, StringComparison.Ordinal));

    [Theory]
    [InlineData($"role.AddToPolicy({Everything});")]
    [InlineData($"role.AddToPrincipalPolicy({Everything});")]
    [InlineData($"if (id == \"a\") role.AddToPolicy({Everything});")]
    [InlineData("role.AddToPolicy(Statement()); static PolicyStatement Statement() => " + Everything + ";")]
    [InlineData("var it = new PolicyStatement(); it.AddActions(\"*\"); it.AddAllResources(); role.AddToPolicy(it);")]
    [InlineData("var it = new PolicyStatement(); it.AddActions(\"*\"); it.AddResources(\"*\"); it.Effect = Effect.ALLOW; role.AddToPolicy(it);")]
    [InlineData($"new Policy(this, \"P\", new PolicyProps {{ Statements = [{Everything}], Roles = [role] }});")]
    [InlineData($"var p = new Policy(this, \"P\", new PolicyProps {{ Roles = [role] }}); p.AddStatements({Everything});")]
    [InlineData($"var p = new ManagedPolicy(this, \"P\", new ManagedPolicyProps {{ Roles = [role] }}); p.Document.AddStatements({Everything});")]
    [InlineData($"new ManagedPolicy(this, \"P\", new ManagedPolicyProps {{ Document = new PolicyDocument(new PolicyDocumentProps {{ Statements = new[] {{ {Everything} }} }}) }});")]
    [InlineData($"var d = new PolicyDocument(); d.AddStatements({Everything}); new CfnPolicy(this, \"P\", new CfnPolicyProps {{ PolicyName = \"p\", PolicyDocument = d }});")]
    [InlineData($"new Role(this, \"R\", new RoleProps {{ AssumedBy = new AccountRootPrincipal(), InlinePolicies = new Dictionary<string, PolicyDocument> {{ [\"p\"] = new PolicyDocument(new PolicyDocumentProps {{ Statements = [{Everything}] }}) }} }});")]
    [InlineData("new CfnManagedPolicy(this, \"P\", new CfnManagedPolicyProps { PolicyDocument = PolicyDocument.FromJson(new Dictionary<string, object> { [\"Statement\"] = new object[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"*\", [\"Resource\"] = \"*\" } } }) });")]
    [InlineData($"new User(this, \"U\").AddToPolicy({Everything});")]
    [InlineData($"var g = new Group(this, \"G\"); g.AddToPolicy({Everything});")]
    public async Task A_statement_that_allows_everything_is_found(string statements) => Assert.Equal(1, await Findings("MLI3201", Role + statements));

    [Theory]
    [InlineData("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Actions = [\"*\"], Resources = [\"*\"] }));")]
    [InlineData("var it = " + Everything + "; it.Effect = Effect.DENY; role.AddToPolicy(it);")]
    [InlineData("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"*\"] }));")]
    [InlineData("role.AddToPolicy((PolicyStatement)AppContext.GetData(\"it\")!);")]
    [InlineData("var bucket = Bucket.FromBucketName(this, \"B\", \"b\"); bucket.GrantReadWrite(role);")]
    [InlineData("_ = " + Everything + ";")]
    public async Task What_does_not_allow_everything_or_cannot_be_known_is_not_reported(string statements) => Assert.Equal(0, await Findings("MLI3201", Role + statements));

    [Theory]
    [InlineData("ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName(\"AmazonSageMakerFullAccess\")]", "")]
    [InlineData("", "role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"AmazonSageMakerFullAccess\"));")]
    [InlineData("", "role.AddManagedPolicy(ManagedPolicy.FromManagedPolicyArn(this, \"P\", \"arn:aws:iam::aws:policy/AmazonSageMakerFullAccess\"));")]
    public async Task A_managed_policy_is_found_however_it_is_attached(string props, string then) => Assert.Equal(1, await Findings(
        "MLI3003", $"var role = new Role(this, \"Role\", new RoleProps {{ AssumedBy = new ServicePrincipal(\"sagemaker.amazonaws.com\"), {props} }}); {then}"));

    private const string Bucket = "var bucket = new Bucket(this, \"Data\", new BucketProps { });";
    private const string Tls = "Effect = Effect.DENY, Actions = [\"s3:*\"], Resources = [bucket.BucketArn, bucket.ArnForObjects(\"*\")], Conditions = new Dictionary<string, object> { [\"Bool\"] = new Dictionary<string, object> { [\"aws:SecureTransport\"] = \"false\" } }";

    [Theory]
    [InlineData($"bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new AnyPrincipal()] }}));", 0)]
    [InlineData($"bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new StarPrincipal()] }}));", 0)]
    [InlineData($"var it = new PolicyStatement(new PolicyStatementProps {{ {Tls} }}); it.AddAnyPrincipal(); bucket.AddToResourcePolicy(it);", 0)]
    [InlineData($"new BucketPolicy(this, \"P\", new BucketPolicyProps {{ Bucket = bucket }}).Document.AddStatements(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new AnyPrincipal()] }}));", 0)]
    [InlineData($"bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new ServicePrincipal(\"logging.s3.amazonaws.com\")] }}));", 1)]
    [InlineData($"bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new OrganizationPrincipal(\"o-1234567890\")] }}));", 1)]
    [InlineData("bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [bucket.ArnForObjects(\"*\")], Principals = [new AccountRootPrincipal()] }));", 1)]
    [InlineData($"if (id == \"a\") bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps {{ {Tls}, Principals = [new AnyPrincipal()] }}));", 0)]
    public async Task A_bucket_s_statements_decide_whether_it_asks_for_tls(string statements, int findings) =>
        Assert.Equal(findings, await Findings("MLI1002", Bucket + statements));
}
