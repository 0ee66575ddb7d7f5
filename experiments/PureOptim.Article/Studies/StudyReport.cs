using System.Collections.Immutable;
using PureOptim.Figures.Pages;
using PureOptim.Figures.Reports;

namespace PureOptim.Article.Studies;

/// <summary>The findings of a study.</summary>
/// <param name="Title">The question, or what it is about.</param>
/// <param name="Lead">The method, in sentences.</param>
internal sealed record StudyReport(string Title, string Lead)
{
    /// <summary>The findings, a sentence each, every number in it from the trials.</summary>
    internal required ImmutableArray<string> Findings { get; init; }

    /// <summary>The tables.</summary>
    internal required ImmutableArray<ReportTable> Tables { get; init; }

    /// <summary>Whether the page has the tables below the pictures, where they are long.</summary>
    internal bool HasTablesLast { get; init; }

    /// <summary>The trials that the page lists, where there are so many that it has those alone that are shown; empty for all.</summary>
    internal ImmutableArray<MeasuredTrial> Listed { get; init; } = [];

    /// <summary>The pictures.</summary>
    internal required ImmutableArray<Section> Pictures { get; init; }
}
