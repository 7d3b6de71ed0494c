namespace MlInfra.Templates.Tests.Diagram;

public sealed class ChangePictureTests
{
    private const string Base = """
          Orders: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } }
          Score: { Type: 'AWS::Lambda::Function', Properties: { Role: !GetAtt Role.Arn } }
          Role: { Type: 'AWS::IAM::Role', Properties: { Path: / } }
          Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Score, BatchSize: 1 } }
        """;

    [Fact]
    public void What_is_new_is_marked_by_colour_and_word()
    {
        var text = Drawn.Change(Base, Base + "\n  Dead: { Type: 'AWS::SQS::Queue' }\n");

        Assert.Contains("r_Dead[[\"Dead<br/>SQS queue<br/>ADDED\"]]\n", text);
        Assert.Contains("  classDef added ", text);
        Assert.Contains("  class r_Dead added\n", text);
        Assert.Contains("r_Orders[[\"Orders<br/>Kinesis stream\"]]\n", text);
    }

    [Fact]
    public void What_is_gone_stays_in_the_picture_with_its_flows()
    {
        var text = Drawn.Change(Base, string.Join('\n', Base.Split('\n').Where(l => !l.Contains("Score"))));

        Assert.Contains("r_Score[\"Score<br/>Lambda function<br/>REMOVED\"]\n", text);
        Assert.Contains("r_Orders -->|\"records\"| r_Score\n", text);
        Assert.Contains("linkStyle 0 stroke:#cf222e", text);
    }

    [Fact]
    public void What_is_replaced_says_so() =>
        Assert.Contains("Kinesis stream<br/>REPLACED", Drawn.Change(Base, Base.Replace("ShardCount: 1", "ShardCount: 1, Name: orders")));

    [Fact]
    public void A_connection_that_changes_is_marked_on_the_flow() =>
        Assert.Contains("r_Orders -->|\"CHANGED records\"| r_Score\n", Drawn.Change(Base, Base.Replace("BatchSize: 1", "BatchSize: 2")));

    [Fact]
    public void A_flow_that_comes_between_two_that_stay_is_marked() =>
        Assert.Contains("r_Score -.->|\"ADDED uses\"| r_Other\n", Drawn.Change(
            Base + "\n  Other: { Type: 'AWS::SQS::Queue' }\n",
            (Base + "\n  Other: { Type: 'AWS::SQS::Queue' }\n").Replace("{ Role: !GetAtt Role.Arn }", "{ Role: !GetAtt Role.Arn, Environment: { Variables: { A: !Ref Other } } }")));

    [Fact]
    public void Plumbing_that_changes_marks_what_it_serves() =>
        Assert.Contains("r_Score[\"Score<br/>Lambda function<br/>CHANGED\"]\n", Drawn.Change(Base, Base.Replace("Path: /", "Path: /, Description: x")));

    [Fact]
    public void Plumbing_that_serves_nothing_or_much_is_shown_itself_when_it_changes()
    {
        const string Key = "\n  Key: { Type: 'AWS::KMS::Key', Properties: { Description: x } }\n";

        Assert.Contains("r_Key[\"Key<br/>KMS key<br/>CHANGED\"]\n", Drawn.Change(Base + Key, Base + Key.Replace("Description: x", "Description: y")));
    }

    [Fact]
    public void What_moved_is_one_node()
    {
        var text = Drawn.Change(Base, Base.Replace("Score", "Judge"));

        Assert.Contains("r_Judge[\"Judge<br/>Lambda function<br/>MOVED\"]\n", text);
        Assert.DoesNotContain("r_Score", text);
    }

    [Fact]
    public void A_template_that_does_not_change_has_no_mark() =>
        Assert.Equal(Drawn.Of(Base), Drawn.Change(Base, Base));
}
