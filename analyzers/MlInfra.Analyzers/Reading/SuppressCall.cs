using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MlInfra.Rules.Model;

namespace MlInfra.Analyzers.Reading;

/// <summary>A call of <c>construct.Suppress("MLI2001", reason, until)</c>, the extension of MlInfra.Constructs.</summary>
internal static class SuppressCall
{
    /// <summary>Whether a method is that extension.</summary>
    internal static bool Is(IMethodSymbol method) =>
        method.Name == "Suppress"
        && method.ContainingType is { Name: "Suppressions", ContainingNamespace: { Name: "Constructs", ContainingNamespace.Name: "MlInfra" } };

    /// <summary>The construct that is to be suppressed on.</summary>
    internal static IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = Argument(call, "construct");
        while (receiver is IConversionOperation conversion)
            receiver = conversion.Operand;
        return receiver;
    }

    /// <summary>The call as the entry that it writes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="values">Reads its arguments.</param>
    /// <param name="resource">Whether it is written on one known resource, and not shared by some that are made elsewhere.</param>
    internal static Value Read(IInvocationOperation call, ValueReader values, bool resource)
    {
        var origin = SyntaxOrigin.Of(call.Syntax);
        var entries = new List<MapEntry>
        {
            new("Id", Argument(call, "id") is { } id ? values.Read(id) : new AbsentValue(origin), origin),
            new("Reason", Argument(call, "reason") is { } reason ? values.Read(reason) : new AbsentValue(origin), origin),
        };

        // The compiler knows no date, so the last day says nothing here.
        if (call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "until") is { ArgumentKind: not ArgumentKind.DefaultValue } until)
            entries.Add(new("Until", ValueReader.Unknown(until.Value, "is compared with the date of a run"), origin));
        if (!resource)
            entries.Add(new("From", new UnknownValue("what is made elsewhere may use it", origin), origin));
        return new MapValue(entries, origin);
    }

    private static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
