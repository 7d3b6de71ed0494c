namespace MlInfra.Analyzers.Tests;

public sealed class ValueReadingTests
{
    private static Task<IReadOnlyList<string>> Rotation(string before, string props = "new CfnKeyProps { EnableKeyRotation = rotate }") =>
        Sample.OfStatements($"{before}\nnew CfnKey(this, \"Key\", {props});").FindingsAsync();

    [Fact]
    public async Task A_constant_is_known() =>
        Assert.Equal(["MLI1004 rotate"], await Rotation("const bool rotate = false;"));

    [Fact]
    public async Task A_local_that_is_set_once_is_known() =>
        Assert.Equal(["MLI1004 false"], await Rotation("var rotate = false;"));

    [Fact]
    public async Task A_local_that_is_set_twice_is_not_known() =>
        Assert.Empty(await Rotation("var rotate = false; rotate = DateTime.Now.Year > 2000;"));

    [Fact]
    public async Task A_local_that_is_handed_over_by_reference_is_not_known() =>
        Assert.Empty(await Rotation("var rotate = false; Turn(ref rotate); static void Turn(ref bool it) => it = true;"));

    [Fact]
    public async Task A_method_call_is_not_known() =>
        Assert.Empty(await Rotation("var rotate = Decide(); static bool Decide() => System.Environment.ProcessorCount > 1;"));

    [Fact]
    public async Task Both_alternatives_of_a_conditional_are_checked() =>
        Assert.Equal(["MLI1004 false"], await Rotation("var rotate = id == \"prod\" ? true : false;"));

    [Fact]
    public async Task A_conditional_with_two_good_alternatives_passes() =>
        Assert.Empty(await Rotation("var rotate = id == \"prod\" ? true : !false;"));

    [Fact]
    public async Task The_message_names_the_condition() =>
        Assert.Contains("when id == \"prod\" is false", Assert.Single(
            await Sample.OfStatements("new CfnKey(this, \"Key\", new CfnKeyProps { EnableKeyRotation = id == \"prod\" ? true : false });").MessagesAsync("MLI1004")));

    [Fact]
    public async Task Props_in_a_local_are_read_with_what_is_set_later() =>
        Assert.Empty(await Rotation("var props = new CfnKeyProps(); props.EnableKeyRotation = true;", "props"));

    [Fact]
    public async Task Props_set_wrong_later_are_marked_there() =>
        Assert.Equal(["MLI1004 false"], await Rotation("var props = new CfnKeyProps { EnableKeyRotation = true }; props.EnableKeyRotation = false;", "props"));

    [Fact]
    public async Task Props_set_under_a_condition_are_not_known() =>
        Assert.Empty(await Rotation("var props = new CfnKeyProps(); if (id == \"prod\") props.EnableKeyRotation = true;", "props"));

    [Theory]
    [InlineData("CfnKeyProps props; if (id == \"prod\") props = new CfnKeyProps { EnableKeyRotation = true }; else props = new CfnKeyProps { Enabled = true };")]
    [InlineData("var props = new CfnKeyProps(); if (id == \"prod\") props = new CfnKeyProps { EnableKeyRotation = true };")]
    [InlineData("CfnKeyProps props; switch (id) { case \"prod\": props = new CfnKeyProps { EnableKeyRotation = true }; break; default: props = new CfnKeyProps(); break; }")]
    public async Task Props_that_each_way_makes_anew_are_checked_on_each(string before) =>
        Assert.Equal(["MLI1004 CfnKeyProps"], await Rotation(before, "props"));

    [Theory]
    [InlineData("bool rotate; try { rotate = bool.Parse(id); } catch { rotate = false; }", true)]
    [InlineData("bool rotate; try { rotate = false; } catch { rotate = true; }", true)]
    [InlineData("bool rotate; try { rotate = true; } catch (FormatException) { rotate = true; } catch { rotate = false; }", true)]
    [InlineData("var rotate = true; try { rotate = false; } catch (FormatException) { }", true)]
    [InlineData("var rotate = false; try { rotate = true; } catch { throw; }", false)]
    [InlineData("var rotate = false; try { rotate = bool.Parse(id); } catch { rotate = true; }", false)]
    [InlineData("var rotate = false; try { bool.Parse(id); } finally { rotate = true; }", false)]
    public async Task What_a_try_sets_counts_where_it_comes_through_and_where_it_throws(string before, bool isReported) =>
        Assert.Equal(isReported, (await Rotation(before)).Count == 1);

    [Fact]
    public async Task The_message_names_the_catch() =>
        Assert.Contains("when `catch (FormatException)` runs is true", Assert.Single(await Sample.OfStatements("""
            bool rotate;
            try { rotate = bool.Parse(id); } catch (FormatException) { rotate = false; }
            new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = rotate });
            """).MessagesAsync("MLI1004")), StringComparison.Ordinal);

    [Theory]
    [InlineData("var props = new CfnKeyProps(); props?.EnableKeyRotation = true;", false)]
    [InlineData("var props = new CfnKeyProps { EnableKeyRotation = true }; props?.EnableKeyRotation = false;", true)]
    public async Task A_property_that_is_set_where_its_object_is_not_null_is_read(string before, bool isReported) =>
        Assert.Equal(isReported ? ["MLI1004 false"] : [], await Rotation(before, "props"));

    [Fact]
    public async Task Props_set_after_their_use_do_not_count() =>
        Assert.Equal(
            ["MLI1004 CfnKey"],
            await Sample.OfStatements("var props = new CfnKeyProps(); new CfnKey(this, \"Key\", props); props.EnableKeyRotation = true;").FindingsAsync());

    [Fact]
    public async Task Props_handed_to_a_method_are_not_known() =>
        Assert.Empty(await Rotation("var props = new CfnKeyProps(); Turn(props); static void Turn(CfnKeyProps it) => it.EnableKeyRotation = true;", "props"));

    [Fact]
    public async Task Props_from_a_parameter_are_not_known() =>
        Assert.Empty(await Sample.OfMembers("public SampleStack(Construct scope, string id, CfnKeyProps props) : base(scope, id) => new CfnKey(this, \"Key\", props);").FindingsAsync());

    [Fact]
    public async Task Dictionaries_are_read_by_their_keys() =>
        Assert.Equal(
            ["MLI3003 \"arn:aws:iam::aws:policy/AmazonSageMakerFullAccess\""],
            await Sample.OfStatements("""
                new CfnResource(this, "Role", new CfnResourceProps
                {
                    Type = "AWS::IAM::Role",
                    Properties = new Dictionary<string, object>
                    {
                        ["ManagedPolicyArns"] = new[] { "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" },
                    },
                });
                """).FindingsAsync());

    [Theory]
    [InlineData("new[] { policy }")]
    [InlineData("[policy]")]
    [InlineData("new string[] { policy }")]
    [InlineData("new List<string> { policy }.ToArray()")]
    [InlineData("[.. new[] { policy }]")]
    public async Task Lists_are_read_as_people_write_them(string list) =>
        Assert.Equal(
            ["MLI3003 policy"],
            await Sample.OfStatements($$"""
                const string policy = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";
                new CfnRole(this, "Role", new CfnRoleProps { AssumeRolePolicyDocument = "", ManagedPolicyArns = {{list}} });
                """).FindingsAsync());

    [Theory]
    [InlineData("$\"arn:{Aws.PARTITION}:iam::aws:policy/AmazonSageMakerFullAccess\"")]
    [InlineData("\"arn:\" + Aws.PARTITION + \":iam::aws:policy/\" + \"AmazonSageMakerFullAccess\"")]
    [InlineData("$\"arn:{Partition}:iam::aws:policy/AmazonSageMakerFullAccess\"")]
    public async Task Text_put_together_is_decided_by_its_known_parts(string text) =>
        Assert.Equal(
            [$"MLI3003 {text}"],
            await Sample.OfStatements($$"""new CfnRole(this, "Role", new CfnRoleProps { AssumeRolePolicyDocument = "", ManagedPolicyArns = [{{text}}] });""").FindingsAsync());

    [Fact]
    public async Task Text_whose_decisive_part_is_unknown_is_not_decided() =>
        Assert.Empty(await Sample.OfStatements("""
            var name = System.Environment.MachineName;
            new CfnRole(this, "Role", new CfnRoleProps { AssumeRolePolicyDocument = "", ManagedPolicyArns = [$"arn:aws:iam::aws:policy/{name}"] });
            """).FindingsAsync());

    [Fact]
    public async Task A_null_is_not_set() =>
        Assert.Equal(
            ["MLI1004 CfnKey"],
            await Rotation("", "null"));
}
