using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>Writes out Fn::ForEach: once for each item of a collection that is known, once as it stands for one that is not.</summary>
internal sealed class LoopExpansion(IntrinsicResolver resolver)
{
    internal const string Prefix = "Fn::ForEach::";

    private readonly Dictionary<string, string> unknown = new(StringComparer.Ordinal);

    /// <summary>Why the value of a loop's identifier is not known; null when the name is no such identifier.</summary>
    internal string? WhyUnknown(string identifier) => unknown.GetValueOrDefault(identifier);

    /// <summary>What a reader says of the entries that Fn::Transform brings.</summary>
    internal static string Included(SyntaxNode argument) =>
        argument is MapSyntax map && map.Find("Name") is ScalarSyntax name
            ? $"the macro {MessageText.Short(name.Text)} writes it at deployment"
            : "a macro writes it at deployment";

    /// <summary>The entries of an object, and why there may be more.</summary>
    /// <param name="map">The object.</param>
    /// <param name="keepUnknown">Whether a loop over an unknown collection stands for one entry rather than for none.</param>
    internal (IReadOnlyList<SyntaxEntry> Entries, string? OpenBecause) Expand(MapSyntax map, bool keepUnknown = false)
    {
        foreach (var entry in map.Entries)
        {
            if (!entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var written = new EntryList();
            string? open = null;
            Expand(map, keepUnknown, written, ref open);
            return (written.Entries, open);
        }

        return (map.Entries, null);
    }

    private void Expand(MapSyntax map, bool keepUnknown, EntryList written, ref string? open)
    {
        foreach (var entry in map.Entries)
        {
            if (!entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
                written.Add(entry.Name, entry.NameOrigin, entry.Value);
            else if (entry.Value is ListSyntax { Items: [ScalarSyntax { Text.Length: > 0 } identifier, var collection, MapSyntax body] })
                Repeat(new(entry, identifier.Text, body), resolver.Resolve(collection), keepUnknown, written, ref open);
            else
                open ??= $"{MessageText.Short(entry.Name)} is malformed: it wants an identifier, a list and an object";
        }
    }

    private void Repeat(Loop loop, Value collection, bool keepUnknown, EntryList written, ref string? open)
    {
        if (Items(collection) is not { } items)
        {
            var reason = $"the list of {MessageText.Short(loop.Entry.Name)} is not known";
            open ??= reason;
            unknown[loop.Identifier] = reason;
            if (keepUnknown)
                Expand(loop.Body, keepUnknown, written, ref open);
            return;
        }

        foreach (var item in items)
        {
            resolver.Budget.Spend(loop.Body.Size, loop.Entry.NameOrigin);
            var turn = new Turn(loop.Identifier, item, resolver.Budget);
            Expand((MapSyntax)turn.Write(loop.Body), keepUnknown, written, ref open);
        }
    }

    private static List<string>? Items(Value collection)
    {
        if (collection is not ListValue { OpenBecause: null } list)
            return null;
        var items = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not ScalarValue scalar)
                return null;
            items.Add(scalar.Text);
        }

        return items;
    }

    private readonly record struct Loop(SyntaxEntry Entry, string Identifier, MapSyntax Body);

    /// <summary>One turn of a loop: writes the item wherever the identifier stands.</summary>
    private sealed class Turn(string identifier, string item, WorkBudget budget)
    {
        private readonly string exact = "${" + identifier + "}";
        private readonly string plain = "&{" + identifier + "}";

        internal SyntaxNode Write(SyntaxNode node)
        {
            switch (node)
            {
                case ScalarSyntax scalar:
                    var text = Write(scalar.Text, scalar.Origin);
                    return ReferenceEquals(text, scalar.Text) ? scalar : new ScalarSyntax(text, ScalarKind.String, scalar.Origin);
                case ListSyntax list:
                    return new ListSyntax([.. list.Items.Select(Write)], list.Origin);
                default:
                    var map = (MapSyntax)node;
                    if (map.Function == "Ref" && map.Argument is ScalarSyntax name && name.Text == identifier)
                        return new ScalarSyntax(item, ScalarKind.String, map.Origin);
                    var entries = new EntryList();
                    foreach (var entry in map.Entries)
                        entries.Add(Write(entry.Name, entry.NameOrigin), entry.NameOrigin, Write(entry.Value));
                    return new MapSyntax(entries.Entries, map.Origin);
            }
        }

        private string Write(string text, Origin at)
        {
            if (!text.Contains('{', StringComparison.Ordinal))
                return text;
            var occurrences = text.Length / exact.Length;
            budget.SpendText(text.Length + ((long)occurrences * item.Length / 8), at);
            var written = text.Replace(exact, item, StringComparison.Ordinal);
            return written.Contains(plain, StringComparison.Ordinal)
                ? written.Replace(plain, string.Concat(item.Where(char.IsAsciiLetterOrDigit)), StringComparison.Ordinal)
                : written;
        }
    }
}
