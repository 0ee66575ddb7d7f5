using PureOptim.Figures.Intervals;

namespace PureOptim.Article.Claims;

/// <summary>A picture of the report.</summary>
/// <param name="Name">The name of its file, without the ending.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Caption">What there is to see in it.</param>
/// <param name="Svg">The picture.</param>
internal sealed record ClaimReportFigure(string Name, string Title, string Caption, string Svg)
{
    /// <summary>A picture of estimates.</summary>
    internal static ClaimReportFigure Of(IntervalsData data) => new(data.Name, data.Title, data.Explanation, IntervalsFigure.Render(data));
}
