namespace PureOptim.Tests.Optimizers;

/// <summary>The lines that the formulas of Adam and its nearest relatives begin with, written down by hand.</summary>
internal static class Moments
{
    /// <summary>Both moments.</summary>
    internal static string[] Text { get; } = ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)"];

    /// <summary>Both moments in LaTeX.</summary>
    internal static string[] Latex { get; } = [@"m' = m + \left(1 - \beta_1\right) \left(g - m\right)", @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)"];

    /// <summary>Both moments and the corrected rate.</summary>
    internal static string[] Corrected { get; } = [.. Text, "η_t = η √(1 - β2^t) / (1 - β1^t)"];

    /// <summary>Both moments and the corrected rate in LaTeX.</summary>
    internal static string[] CorrectedLatex { get; } = [.. Latex, @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}"];
}
