using MlInfra.Rules.Model;

namespace MlInfra.Templates.Reading;

/// <summary>What may still be spent on a template, so that a small file cannot ask for endless work.</summary>
internal sealed class WorkBudget
{
    private long left = ReadingLimits.MostWork;

    internal void Spend(long work, Origin origin)
    {
        left -= work;
        if (left < 0)
            throw new TemplateException("the template's functions and loops expand too far to be read; use fewer loops and shorter lists", origin);
    }

    internal void SpendText(long characters, Origin origin) => Spend((characters / ReadingLimits.CharactersPerWork) + 1, origin);
}
