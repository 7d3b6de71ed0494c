using MlInfra.Rules.Model;
using MlInfra.Templates.Diff.Security.Sets;

namespace MlInfra.Templates.Diff.Security.Access;

/// <summary>
/// Reads who a statement speaks of. An account's root is everyone in it, so a principal of AWS is a text
/// <c>AWS/account/name</c>; what else there is has its kind before it.
/// </summary>
internal sealed class PrincipalReader(DeployedTexts texts)
{
    private const int AccountDigits = 12;

    private static readonly string[] ArnsOfPrincipals = ["arn:aws:iam::", "arn:aws:sts::"];

    internal IReadOnlyList<TextPattern>? Read(Value value)
    {
        if (value is not MapValue { OpenBecause: null } kinds)
            return null;
        var patterns = new List<TextPattern>();
        foreach (var kind in kinds.Entries)
        {
            foreach (var item in kind.Value is ListValue list ? list.Items : [kind.Value])
            {
                if (texts.Read(item, TextForm.Wildcards) is not { } read)
                    return null;
                patterns.Add(kind.Name == "AWS" ? OfAws(read) : new([.. Symbols(kind.Name + "/"), .. read.Symbols], read.Display));
            }
        }

        return patterns;
    }

    private static TextPattern OfAws(TextPattern read)
    {
        if (read.IsEverything)
            return read;
        var symbols = read.Symbols;
        foreach (var arn in ArnsOfPrincipals)
        {
            var colon = symbols.Count > arn.Length && symbols.Take(arn.Length).SequenceEqual(Symbols(arn))
                ? symbols.Skip(arn.Length).TakeWhile(s => s != ':').Count() + arn.Length
                : symbols.Count;
            if (colon == symbols.Count)
                continue;
            var name = symbols.Skip(colon + 1).ToList();
            return new(
                [.. Symbols("AWS/"), .. symbols.Skip(arn.Length).Take(colon - arn.Length), '/', .. name.SequenceEqual(Symbols("root")) ? [TextPattern.AnyText] : name],
                read.Display);
        }

        if (symbols.Count == AccountDigits && symbols.All(s => s is >= '0' and <= '9'))
            return Account(symbols, "account " + read.Display);
        return symbols.Count == 1
            ? Account(symbols, read.Display == "${AWS::AccountId}" ? "this account" : read.Display)
            : new([.. Symbols("AWS/"), .. symbols], read.Display);
    }

    private static TextPattern Account(IReadOnlyList<int> symbols, string display) => new([.. Symbols("AWS/"), .. symbols, '/', TextPattern.AnyText], display);

    private static IEnumerable<int> Symbols(string text) => text.Select(c => (int)c);
}
