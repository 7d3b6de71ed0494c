namespace MlInfra.Templates.Reading;

/// <summary>How much a template may ask of its reader. All lie far above what CloudFormation itself takes.</summary>
internal static class ReadingLimits
{
    /// <summary>CloudFormation takes templates of one megabyte.</summary>
    internal const int MostCharacters = 5_000_000;

    internal const int Deepest = 200;

    /// <summary>Nodes of one file once its aliases are written out.</summary>
    internal const int MostNodes = 1_000_000;

    /// <summary>Units of work while intrinsics are resolved; a value is one, so is a stretch of text.</summary>
    internal const int MostWork = 2_000_000;

    internal const int CharactersPerWork = 32;

    /// <summary>Characters that functions may put together in one text.</summary>
    internal const int LongestText = 1_000_000;

    /// <summary>Outcomes of conditions that one text or list is worked out for.</summary>
    internal const int MostCombinations = 16;

    /// <summary>Allowed values of a parameter that are tried one by one.</summary>
    internal const int MostAllowedValues = 16;

    /// <summary>Characters of an expression by which conditions are recognized as the same.</summary>
    internal const int LongestCondition = 10_000;

    /// <summary>Conditions that a resource's condition may imply.</summary>
    internal const int MostImplied = 64;
}
