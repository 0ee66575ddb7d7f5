using System.Text.RegularExpressions;
using PureOptim.Article;
using PureOptim.Experiments.Reports;
using PureOptim.Runs.Execution;

namespace PureOptim.Tests.Reports;

/// <summary>The height of the picture of a network's losses, which must show all of them.</summary>
public sealed partial class NetworkPictureTests
{
    // Twice the least mean of the last hundred losses, rounded up, and 1 at least: of 0.1, 0.5, 0.51, 2.25 and of NaN.
    public static TheoryData<double, double[]> Ends => new()
    {
        { 1, [0.1] }, { 1, [0.5] }, { 2, [0.51] }, { 5, [2.25] }, { 5, [2.25, 300] }, { 5, [double.NaN, 2.25] }, { 1, [double.NaN] },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_picture_is_as_high_as_the_curve_that_ended_lowest_needs(double top, double[] ends)
    {
        var description = BuiltInDescriptions.Load("mnist");
        var result = new RunResult(new("ends", description.Problem, description.Optimizers[..ends.Length]) { Steps = 150 },
            [.. ends.Select((end, i) => new CurveTrace($"{i}", [.. Enumerable.Repeat(end, 150)], "", 0.5))]);
        Assert.Equal($"{top}", Top().Match(Pictures.Of(result, []).Page).Groups[1].Value);
    }

    [GeneratedRegex("\"vertical\":{[^}]*\"high\":([^,]*)")]
    private static partial Regex Top();
}
