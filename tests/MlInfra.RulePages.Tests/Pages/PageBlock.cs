namespace MlInfra.RulePages.Tests.Pages;

/// <summary>What a block shows.</summary>
internal enum Kind
{
    /// <summary>What the rule reports, at the marks.</summary>
    Bad,

    /// <summary>What the rule is content with.</summary>
    Good,

    /// <summary>What cannot be decided where the block is read, so that the rule keeps silent.</summary>
    Unknown,
}

/// <summary>One fenced sample of a page.</summary>
internal sealed class PageBlock(Rule rule, string language, Kind kind, string number, bool isManual, string content)
{
    internal const string CSharp = "csharp";
    internal const string Yaml = "yaml";

    internal Rule Rule { get; } = rule;

    internal string Language { get; } = language;

    internal Kind Kind { get; } = kind;

    /// <summary>Whether the page says that no fix is offered here, although the rule has one.</summary>
    internal bool IsManual { get; } = isManual;

    /// <summary>What the CDK throws when the sample runs; null where it runs.</summary>
    internal string? Throws { get; set; }

    internal MarkedText Sample { get; } = new(content);

    /// <summary>The name that test results show, such as <c>MLI2001-csharp-bad-1</c>; it is also the CDK stack's name.</summary>
    internal string Name { get; } = $"{rule.Id}-{language}-{kind}-{number}".Replace(kind.ToString(), kind.ToString().ToLowerInvariant(), StringComparison.Ordinal);
}
