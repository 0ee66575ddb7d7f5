namespace PureOptim.Runs.Wording;

/// <summary>The formula of an objective where there is room for it.</summary>
internal static class FormulaText
{
    /// <summary>The formula of an objective; its name where the formula is longer than there is room.</summary>
    internal static string Of(Objective objective, int longest) => objective.ToFormula() is var formula && formula.Length <= longest ? formula : objective.Name;
}
