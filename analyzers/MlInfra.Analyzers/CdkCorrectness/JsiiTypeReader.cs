namespace MlInfra.Analyzers.CdkCorrectness;

/// <summary>
/// Reads the type that a jsii attribute states, such as <c>{"union":{"types":[{"primitive":"boolean"},{"fqn":"aws-cdk-lib.IResolvable"}]}}</c>.
/// The compiler that loads this has no JSON reader to lend; whatever is not of jsii's form is any type, of which nothing is asked.
/// </summary>
internal sealed class JsiiTypeReader
{
    private readonly string text;
    private int at;

    private JsiiTypeReader(string text) => this.text = text;

    internal static JsiiType Read(string text)
    {
        var reader = new JsiiTypeReader(text);
        return reader.Type() is { } type && reader.at == text.Length ? type : AnyType.Instance;
    }

    private JsiiType? Type()
    {
        if (!Skip("{\""))
            return null;
        var type = Skip("primitive\":") ? Primitive()
            : Skip("fqn\":") ? (Text() is { } name ? new NamedJsiiType(name) : null)
            : Skip("collection\":{\"elementtype\":") ? Collection()
            : Skip("union\":{\"types\":[") ? Union()
            : null;
        return type is not null && Skip("}") ? type : null;
    }

    private JsiiType? Primitive() => Text() switch
    {
        null => null,
        ("string" or "number" or "boolean" or "date") and var kind => new PrimitiveType(kind),
        _ => AnyType.Instance,
    };

    private JsiiType? Collection()
    {
        if (Type() is not { } element || !Skip(",\"kind\":") || Text() is not { } kind || !Skip("}"))
            return null;
        return kind == "array" ? new ArrayType(element) : new MapType(element);
    }

    private JsiiType? Union()
    {
        var types = new List<JsiiType>();
        do
        {
            if (Type() is not { } type)
                return null;
            types.Add(type);
        }
        while (Skip(","));
        return Skip("]}") ? (types.Contains(AnyType.Instance) ? AnyType.Instance : new UnionType(types)) : null;
    }

    private string? Text()
    {
        if (!Skip("\""))
            return null;
        var end = text.IndexOf('"', at);
        if (end < 0)
            return null;
        var read = text.Substring(at, end - at);
        at = end + 1;
        return read;
    }

    private bool Skip(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
            return false;
        at += expected.Length;
        return true;
    }
}
