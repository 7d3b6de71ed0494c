using System.Text.RegularExpressions;

namespace MlInfra.Cli.Tests;

public sealed partial class ReadmeTests : CommandLine
{
    [Fact]
    public void The_lint_in_the_README_says_what_the_tool_says()
    {
        var tour = Tour().Match(File.ReadAllText(Repository.PathOf("README.md")));
        Assert.True(tour.Success, "The README shows a template, and then what lint says of it.");
        var template = Write("template.yaml", tour.Groups["template"].Value);
        var ran = Run("lint", template);
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(tour.Groups["output"].Value, ran.Out.Replace(template, "template.yaml", StringComparison.Ordinal));
    }

    [GeneratedRegex("With this as `template.yaml`:\n\n```yaml\n(?<template>.*?)```\n\n[^`]*```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Tour();
}
