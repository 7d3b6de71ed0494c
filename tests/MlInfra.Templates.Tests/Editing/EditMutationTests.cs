using FsCheck;
using FsCheck.Fluent;
using MlInfra.Rules;
using MlInfra.Templates.Editing;
using MlInfra.Templates.Reading;
using MlInfra.Templates.Tests.Reading;

namespace MlInfra.Templates.Tests.Editing;

/// <summary>Whatever a template is turned into, an edit is made as it should be or refused.</summary>
public sealed class EditMutationTests
{
    private static readonly string[] Paths =
        ["A", "BucketName", "BucketEncryption.X[0].Y", "Tags[0].Key", "Tags[1]", "Tags[9].Key", "KmsKeyId", "Extra.A", "PublicAccessBlockConfiguration.BlockPublicAcls"];

    [Fact]
    public void An_edit_of_a_mutated_template_is_made_or_refused()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MLINFRA_FUZZ"), out var wanted) ? wanted : 2_000;
        var made = 0;
        var edits = from text in MutationTests.Mutated()
                    from resource in Gen.Elements("Bucket", "Notebook", "Child")
                    from path in Gen.Elements(Paths)
                    from removes in Gen.Elements(true, false)
                    select (Text: text, Edit: new ResourceEdit(resource, removes ? new RemoveEdit(path) : new SetEdit(path, true)));
        Prop.ForAll(Arb.From(edits), e => made += Edit(e.Text, e.Edit)).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
        Assert.True(made > count / 100, $"only {made} of {count} edits were made");
    }

    private static int Edit(string text, ResourceEdit edit)
    {
        try
        {
            return TemplateEditor.Open(text, "t.yaml").Apply([edit]) == text ? 0 : 1;
        }
        catch (Exception exception) when (exception is EditRefusedException or TemplateException)
        {
            Assert.NotEmpty(exception.Message);
            return 0;
        }
    }
}
