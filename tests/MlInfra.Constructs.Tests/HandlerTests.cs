using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlInfra.Constructs.Tests;

/// <summary>The handlers of functions, tested by node's own test runner.</summary>
public sealed partial class HandlerTests
{
    private static string Handlers => Repository.PathOf("src", "MlInfra.Constructs");

    private static string Tests => Repository.PathOf("tests", "MlInfra.Constructs.Tests", "Handlers");

    [Fact]
    public void Every_handler_has_tests() => Assert.Equal(
        Directory.EnumerateFiles(Handlers, "*.js", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(),
        Directory.EnumerateFiles(Tests, "*.test.js").Select(file => Path.GetFileName(file).Replace(".test.js", "")).Order());

    [Fact]
    public async Task The_tests_of_the_handlers_pass()
    {
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", .. Directory.EnumerateFiles(Tests, "*.test.js").Order()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HANDLERS"] = Handlers },
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(node.ExitCode == 0, output + await errors);
        Assert.True(int.Parse(Passed().Match(output).Groups[1].Value) > 0, "Node found no tests.");
    }

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "MlInfra.sln")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("MlInfra.sln is in no folder above the tests."));

    [GeneratedRegex("^# pass ([0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
