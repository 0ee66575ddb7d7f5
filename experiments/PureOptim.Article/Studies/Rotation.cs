using System.Collections.Immutable;
using PureOptim.Figures.Charts;
using PureOptim.Figures.Drawing;
using PureOptim.Figures.Paths;
using PureOptim.Figures.Reports;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Article.Studies;

/// <summary>The effect of rotating a problem on each optimizer, apart from the other changes in the usual example.</summary>
internal sealed record Rotation() : Study("rotation")
{
    private static readonly ImmutableArray<string> _forms =
    [
        "as it is", "turned, start and all", "turned, start left", "curvatures doubled", "doubled and turned, start and all", "the usual telling", "the misprint",
    ];

    // Places in the list of forms.
    private const int Original = 0, Rotated = 1, StartLeft = 2, Doubled = 3, UsualTelling = 5, Misprint = 6;

    internal override StudyReport Report(StudyTrials trials)
    {
        // Of each optimizer the trials on all forms, and at all angles.
        var forms = trials["forms"].Chunk(_forms.Length).Select(runs => runs.ToImmutableArray()).ToImmutableArray();
        ImmutableArray<AngleCurve> angles = [.. trials["angles"].Chunk(trials["angles"].Length / forms.Length).Select(runs => new AngleCurve([.. runs]))];
        var view = ((Minimize)forms[0][Original].Trial.Description.Problem).Objective.Window;
        return new("A problem turned by 45 degrees",
            "Dive into Deep Learning shows that coordinate-wise rates depend on the axes by replacing 0.1 x² + 2 y² by 0.1 (x + y)² + 2 (x - y)². That does three things at once: it "
            + "turns the function, it doubles both of its curvatures, and it leaves the start (-5, -2) where it was, which is another place beside the turned valley. Here they are taken apart.")
        {
            Findings = [.. Findings(forms), .. angles.Select(curve => $"From 0 to 90 degrees, to a millionth of the loss at the start, {curve.Label} takes {curve.Outcome}.")],
            Tables = [Losses(forms), Effects(forms), Angles(angles)],
            Pictures =
            [
                PathGridPage.Section("paths", "Twenty steps on five forms of one problem",
                    "Turning alone turns the paths of SGD, Momentum and Nesterov and changes nothing else in them; the others take another way. "
                    + "Doubling alone is what makes SGD diverge. A unit is as long across as upwards, so that 45 degrees are 45 degrees.",
                    [.. new[] { Original, Rotated, Doubled, UsualTelling, Misprint }.Select(form => PathPictures.Of(
                        form == UsualTelling ? "the usual telling: both, start left" : _forms[form], "", forms.Select(runs => runs[form]), view) with { HasEqualScale = true })]),
                ChartPage.Section(new()
                {
                    Name = "angles",
                    Title = "Steps to a millionth of the first loss, by the angle of the problem",
                    Explanation = "The same valley, turned together with its start. Gradient descent, Momentum and Nesterov do not see the axes; the others do.",
                    Horizontal = new("angle in degrees", 0, 90),
                    Vertical = new("steps", 10, trials["angles"][0].Trial.Description.Steps * 1.3, IsLogarithmic: true),
                    Limit = (trials["angles"][0].Trial.Description.Steps, $"not within {trials["angles"][0].Trial.Description.Steps} steps"),
                    Series = [.. angles.Select(curve => curve.Line)],
                }),
            ],
        };
    }

    private static IEnumerable<string> Findings(ImmutableArray<ImmutableArray<MeasuredTrial>> forms)
    {
        var sgd = forms[0];
        yield return $"{sgd[Original].Label} at rate {sgd[Original].Settings[3..]} is stable up to 2/L: 0.5 on the original, whose largest curvature L is 4, and 0.25 once it is doubled. "
            + $"Turning alone leaves its loss at {Loss(sgd[Rotated])}; doubling alone takes it to {Loss(sgd[Doubled])}, as the usual telling does: {Loss(sgd[UsualTelling])}.";
        var lost = forms.Where(runs => runs[Misprint].Diverged).Select(runs => runs[0].Label).ToArray();
        yield return $"On the misprint 0.1 (x + y)² + 2 (xy)², {(lost.Length > 0 ? string.Join(", ", lost) : "none")} diverged.";
    }

    private static ReportTable Losses(ImmutableArray<ImmutableArray<MeasuredTrial>> forms) => ReportTable.Of("The loss after 20 steps", ["optimizer", .. _forms],
        forms.Select(runs => ImmutableArray.Create([runs[0].Label, .. runs.Select(Loss)])));

    private static ReportTable Effects(ImmutableArray<ImmutableArray<MeasuredTrial>> forms) => ReportTable.Of(
        "By what each change alone multiplies the loss after 20 steps",
        ["optimizer", "turning", "leaving the start behind", "doubling", "all three: the usual telling"],
        forms.Select(runs => ImmutableArray.Create(
            runs[0].Label, Ratio(runs[Rotated], runs[Original]), Ratio(runs[StartLeft], runs[Rotated]), Ratio(runs[Doubled], runs[Original]), Ratio(runs[UsualTelling], runs[Original]))));

    private static ReportTable Angles(ImmutableArray<AngleCurve> curves) => ReportTable.Of(
        "Steps to a millionth of the loss at the start, from 0 to 90 degrees",
        ["optimizer", "settings", "steps", "losses differ by", "certified bound", "verdict"],
        curves.Select(curve => ImmutableArray.Create(curve.Label, curve.Trials[0].Settings, curve.Range,
            curve.Certificate is { } measured ? Numbers.Readable(measured.MeasuredTrial) : "",
            curve.Certificate is { } bounded ? Numbers.Readable(bounded.Bound) : "",
            !curve.IsFlat ? "depends on the angle" : curve.Certificate is { IsCertified: true } ? "flat, and rounding cannot change it" : "flat")));

    private static string Loss(MeasuredTrial run) => Numbers.Readable(run.Result.FinalLoss);

    private static string Ratio(MeasuredTrial one, MeasuredTrial other) => Numbers.Readable(one.Result.FinalLoss / other.Result.FinalLoss);
}
