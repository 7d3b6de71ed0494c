using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;

namespace MlInfra.Constructs.Security;

/// <summary>What can be chosen about an <see cref="EncryptionKey"/>.</summary>
public sealed class EncryptionKeyProps
{
    /// <summary>What the key protects, shown in the KMS console. Default: "Machine-learning data".</summary>
    public string Description { get; init; } = "Machine-learning data";

    /// <summary>Days between rotations, 90 to 2560. Default: 365.</summary>
    public int RotationDays { get; init; } = 365;
}

/// <summary>
/// A customer-managed KMS key that rotates and outlives its stack.
/// The account's administrators may manage it, but nobody may use it to encrypt or decrypt until a grant names them
/// (<see cref="KeyUse"/>): an IAM policy alone does not open the data.
/// Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
/// </summary>
public sealed class EncryptionKey : Construct
{
    /// <summary>Makes the key.</summary>
    /// <exception cref="ArgumentException">RotationDays is outside 90 to 2560.</exception>
    public EncryptionKey(Construct scope, string id, EncryptionKeyProps? props = null) : base(scope, id)
    {
        props ??= new();
        if (props.RotationDays is < 90 or > 2560)
        {
            throw new ArgumentException($"RotationDays is {props.RotationDays}, but KMS rotates every 90 to 2560 days: choose a number in between.", nameof(props));
        }

        Key = new Key(this, "Resource", new KeyProps
        {
            Description = props.Description,
            EnableKeyRotation = true,
            RotationPeriod = Duration.Days(props.RotationDays),
            RemovalPolicy = RemovalPolicy.RETAIN,
            Policy = new PolicyDocument(new PolicyDocumentProps
            {
                Statements = [Administration(), VolumesOfSageMaker(Stack.Of(this))],
            }),
        });
    }

    /// <summary>The key.</summary>
    public Key Key { get; }

    // Without an administrator a key can never be changed again, not even by AWS Support. The list leaves out
    // every action that reads or writes data, and CreateGrant, which would be a way around that.
    private static PolicyStatement Administration() => new(new PolicyStatementProps
    {
        Sid = "AdministrationByThisAccount",
        Principals = [new AccountRootPrincipal()],
        Actions =
        [
            "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
            "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants",
            "kms:ListKeyPolicies", "kms:ListKeyRotations", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RetireGrant", "kms:RevokeGrant",
            "kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
        ],
        Resources = ["*"],
    });

    // Whoever deploys a notebook instance has to hand the key to SageMaker: CreateNotebookInstance makes a grant
    // in the caller's name, and the caller (CloudFormation's role) is not known here.
    private static PolicyStatement VolumesOfSageMaker(Stack stack) => new(new PolicyStatementProps
    {
        Sid = "VolumesAttachedBySageMaker",
        Principals = [new AccountRootPrincipal()],
        Actions = ["kms:CreateGrant"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["Bool"] = new Dictionary<string, object> { ["kms:GrantIsForAWSResource"] = "true" },
            ["StringEquals"] = new Dictionary<string, object> { ["kms:ViaService"] = $"sagemaker.{stack.Region}.{stack.UrlSuffix}" },
        },
    });
}
