using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Constructs;
using MlInfra.Constructs.Security;

namespace MlInfra.Constructs.Observability;

/// <summary>What can be chosen about a <see cref="NoticeTopic"/>.</summary>
public sealed class NoticeTopicProps
{
    /// <summary>The key that encrypts messages. An imported key must already admit CloudWatch in its policy.</summary>
    public required IKey Key { get; init; }
}

/// <summary>
/// An encrypted topic for notices and alarms, which takes messages over TLS only.
/// Nobody is subscribed yet: add subscriptions to <see cref="Topic"/>.
/// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html.
/// </summary>
public sealed class NoticeTopic : Construct
{
    /// <summary>Makes the topic and lets CloudWatch alarms of this account publish to it.</summary>
    public NoticeTopic(Construct scope, string id, NoticeTopicProps props) : base(scope, id)
    {
        Topic = new Topic(this, "Resource", new TopicProps { MasterKey = props.Key, EnforceSSL = true });

        var ofThisAccount = Permission.If("StringEquals", "aws:SourceAccount", Stack.Of(this).Account);
        props.Key.AdmitService("cloudwatch.amazonaws.com", ofThisAccount, "kms:Decrypt", "kms:GenerateDataKey*");
        Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "AlarmsOfThisAccount",
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [Topic.TopicArn],
            Conditions = ofThisAccount,
        }));
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }
}
