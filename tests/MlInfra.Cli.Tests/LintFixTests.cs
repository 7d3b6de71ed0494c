using System.Text;

namespace MlInfra.Cli.Tests;

public sealed class LintFixTests : CommandLine
{
    private const string Commented = "# why\r\nResources:\r\n  Model:   # ours\r\n    Type: AWS::SageMaker::Model\r\n    Properties:\r\n      EnableNetworkIsolation: 'false'   # not yet\r\n";

    [Fact]
    public void A_certain_fix_is_written_and_everything_else_stays()
    {
        var file = Write("a.yaml", Commented);

        var ran = Run("lint", "--fix", file);

        Assert.Equal(Commented.Replace("'false'", "'true'", StringComparison.Ordinal), File.ReadAllText(file));
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"fixed {file}:6:31: MLI2003 'Model': Set EnableNetworkIsolation to true", ran.Out, StringComparison.Ordinal);
        Assert.Contains("fixed 1 finding in 1 file\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("0 warnings", ran.Out, StringComparison.Ordinal);
        Assert.Equal(["a.yaml"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_second_fix_finds_nothing_to_do()
    {
        var file = Write("a.yaml", Commented);
        Run("lint", "--fix", file);
        var (once, at) = (File.ReadAllText(file), File.GetLastWriteTimeUtc(file));

        Run("lint", "--fix", file);

        Assert.Equal(once, File.ReadAllText(file));
        Assert.Equal(at, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void What_only_deployment_knows_stays_as_it_is()
    {
        var file = Write("a.yaml", UnknownModel);

        Run("lint", "--fix", file);

        Assert.Equal(UnknownModel, File.ReadAllText(file));
    }

    [Fact]
    public void A_value_that_a_parameter_gives_is_named_and_remains()
    {
        const string Text = """
            Parameters:
              Isolated: { Type: String, Default: false }
            Resources:
              Model:
                Type: AWS::SageMaker::Model
                Properties: { EnableNetworkIsolation: !Ref Isolated }
            """;
        var file = Write("a.yaml", Text);

        var ran = Run("lint", "--fix", file);

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(Text, File.ReadAllText(file));
        Assert.Contains("MLI2003 'Model': its value comes from the parameter Isolated", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 finding of rules with a fix must be mended by hand", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_finding_is_not_fixed()
    {
        var text = Model.Replace("    Properties", "    Metadata: { MlInfra: { Suppress: [{ Id: MLI2003, Reason: a test needs it }] } }\n    Properties", StringComparison.Ordinal);
        var file = Write("a.yaml", text);

        Run("lint", "--fix", file);

        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void A_rule_that_is_not_asked_for_fixes_nothing()
    {
        var file = Write("a.yaml", Model);

        Run("lint", "--fix", "--rule", "MLI2001", file);

        Assert.Equal(Model, File.ReadAllText(file));
    }

    [Fact]
    public void A_dry_run_says_what_it_would_do_and_writes_nothing()
    {
        var file = Write("a.yaml", Model);

        var ran = Run("lint", "--fix", "--dry-run", file);

        Assert.Equal(Model, File.ReadAllText(file));
        Assert.Contains("would fix 1 finding in 1 file", ran.Out, StringComparison.Ordinal);
        Assert.Equal(0, ran.ExitCode);
    }

    [Fact]
    public void Only_together_with_fix_a_dry_run_means_something() => Assert.Equal(2, Run("lint", "--dry-run", Write("a.yaml", Model)).ExitCode);

    [Fact]
    public void Standard_input_has_no_file_to_fix() => Assert.Equal(2, RunWith(Model, "lint", "--fix", "-").ExitCode);

    [Fact]
    public void A_report_for_machines_is_not_mixed_with_what_was_fixed()
    {
        var ran = Run("lint", "--fix", "--format", "json", Write("a.yaml", Model));

        Assert.StartsWith("{", ran.Out, StringComparison.Ordinal);
        Assert.Contains("fixed 1 finding", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-8", false)]
    public void The_encoding_and_its_mark_stay(string name, bool mark)
    {
        var file = Write("a.yaml", "");
        Encoding encoding = name == "utf-16" ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true) : new UTF8Encoding(mark);
        File.WriteAllText(file, "# ä\n" + Model, encoding);

        Run("lint", "--fix", file);

        Assert.Equal(
            [.. encoding.GetPreamble(), .. encoding.GetBytes("# ä\n" + GoodModel)],
            File.ReadAllBytes(file));
    }

    [Fact]
    public void Text_that_could_not_be_written_back_whole_is_not_touched()
    {
        var file = Write("a.yaml", "");
        byte[] bytes = [(byte)'#', 0xE4, (byte)'\n', .. Encoding.UTF8.GetBytes(Model)];
        File.WriteAllBytes(file, bytes);

        var ran = Run("lint", "--fix", file);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("not valid utf-8", ran.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_link_stays_a_link_and_permissions_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and modes are those of other systems.");
        var file = Write("real.yaml", Model);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var link = At("link.yaml");
        File.CreateSymbolicLink(link, file);

        Run("lint", "--fix", link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(GoodModel, File.ReadAllText(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
