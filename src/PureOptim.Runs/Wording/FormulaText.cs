namespace PureOptim.Runs.Wording;

/// <summary>The formula of an objective where there is room for it.</summary>
internal static class FormulaText
{
    /// <summary>The double that stands for 2π, which readers know by that name.</summary>
    private static readonly string _turn = Invariant($"{double.Tau:R}");

    /// <summary>The formula of an objective; its name where the formula is longer than there is room.</summary>
    internal static string Of(Objective objective, int longest) => objective.ToFormula().Replace(_turn, "2π", StringComparison.Ordinal) is var formula && formula.Length <= longest ? formula : objective.Name;
}
