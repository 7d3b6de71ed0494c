// netstandard2.0 lacks the marker types that the compiler wants for init-only and required members.
#pragma warning disable IDE0130 // The compiler looks for these types in this namespace.
namespace System.Runtime.CompilerServices;
#pragma warning restore IDE0130

internal static class IsExternalInit;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property)]
internal sealed class RequiredMemberAttribute : Attribute;

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
