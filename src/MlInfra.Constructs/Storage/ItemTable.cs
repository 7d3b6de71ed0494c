using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Storage;

/// <summary>What can be chosen about an <see cref="ItemTable"/>.</summary>
public sealed class ItemTableProps
{
    /// <summary>The key that encrypts the items.</summary>
    public required IKey Key { get; init; }

    /// <summary>The attribute that tells items apart, a text.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>First key to delete the items with the stack; see <see cref="DataDeletion"/>. Default: false, the table is retained and protected.</summary>
    public bool DeleteDataWithStack { get; init; }
}

/// <summary>
/// A table of items by one attribute: encrypted, billed by request, recoverable to any second of the last 35 days, protected from deletion
/// and retained when its stack is deleted.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html.
/// </summary>
public sealed class ItemTable : Construct
{
    private readonly IKey _key;

    /// <summary>Makes the table.</summary>
    public ItemTable(Construct scope, string id, ItemTableProps props) : base(scope, id)
    {
        var deletable = DataDeletion.IsAllowed(this, props.DeleteDataWithStack);
        _key = props.Key;
        _key.AdmitGrants(Stack.Of(this), "dynamodb");
        Table = new Table(this, "Resource", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = props.PartitionKey, Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
            Encryption = TableEncryption.CUSTOMER_MANAGED,
            EncryptionKey = props.Key,
            PointInTimeRecovery = true,
            DeletionProtection = !deletable,
            RemovalPolicy = deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
        });
    }

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary>Lets the principal read and write single items.</summary>
    public void GrantKeeping(IGrantable who)
    {
        who.Allow(["dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], [Table.TableArn]);
        _key.GrantReadingAndWriting(who);
        // DynamoDB asks in the caller's name what the key is.
        who.Allow(["kms:DescribeKey"], [_key.KeyArn]);
    }
}
