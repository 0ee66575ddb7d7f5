using System.Globalization;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Paths;

namespace PureOptim.Tests.Figures;

/// <summary>Small figures with everything that can go wrong in them.</summary>
internal static class Samples
{
    public static PathsData Paths => new()
    {
        Title = "Paths & <bounds>",
        Explanation = "Some paths.",
        Function = (x, y) => x * x / 20 + y * y,
        Formula = "x²/20 + y²",
        Window = new(-10, 10, -10, 10),
        Levels = [1, 2, 3, 4, 5, 6, 7],
        Optimum = new(0, 0),
        Paths =
        [
            new("Arrives", "lr 1", [new(-7, 2), new(-3, 1), new(0, 0)]),
            new("Explodes", "lr 2", [new(-7, 2), new(3, -8), new(1e150, -1e160), new(1e300, double.NegativeInfinity)]),
            new("Jumps", "lr 3", [new(-7, 2), new(double.NaN, 1), new(1, 1)]),
            new("Overshoots", "lr 4", [new(-7, 2), new(12, 1), new(2, 1)]),
            new("Drifts", "lr 5", [new(-7, 2), new(-11, 0)]),
            new("</script><b>", "lr 6", [new(-70, 2), new(-80, 2)]),
        ],
    };

    public static LossCurves Curves => new()
    {
        Title = "Curves & <bounds>",
        Explanation = "Some curves.",
        Curves =
        [
            new("Falls", "lr 1", [.. Enumerable.Range(0, 250).Select(i => 100.0 / (50 + i))]) { TestAccuracy = 0.9704 },
            new("Explodes", "lr 2",
                [.. Enumerable.Range(0, 250).Select(i => i < 120 ? 0.5 : i == 120 ? double.PositiveInfinity : double.NaN)]),
            new("Rises", "lr 3", [.. Enumerable.Range(0, 250).Select(i => 0.495 + i / 100.0)]),
            new("Stays above", "lr 4", [.. Enumerable.Range(0, 250).Select(i => 3 - i / 250.0)]),
            new("Never was", "lr 5", [double.NaN, 1]),
        ],
    };

    public static Origin Origin => new("run", "0123456789abcdef", "pureoptim replay 0123456789abcdef", "& <compared>.")
    {
        Facts = [("seed", "7")],
        Files = ["description.json", "trace.csv"],
    };

    /// <summary>The value of <paramref name="make"/> where decimals are written with a comma and minus as a tilde.</summary>
    public static string Abroad(Func<string> make)
    {
        var (here, abroad) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        abroad.NumberFormat.NumberDecimalSeparator = ",";
        abroad.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = abroad;
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }
}
