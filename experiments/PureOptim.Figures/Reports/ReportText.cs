using System.Collections.Immutable;
using System.Xml.Linq;

namespace PureOptim.Figures.Reports;

/// <summary>A text of which some words are marked; where nothing can be marked, as in a terminal, the words alone.</summary>
/// <param name="Spans">Its parts in order.</param>
internal sealed record ReportText(ImmutableArray<ReportSpan> Spans)
{
    /// <summary>The words without marks.</summary>
    internal string Plain => string.Concat(Spans.Select(span => span.Words));

    /// <summary>The text of parts.</summary>
    internal static ReportText Of(params ImmutableArray<ReportSpan> spans) => new(spans);

    /// <summary>A text without marks.</summary>
    public static implicit operator ReportText(string words) => Of(words);
}

/// <summary>Some words, and how they are marked.</summary>
/// <param name="Words">The words.</param>
/// <param name="Mark">The mark.</param>
/// <param name="Target">The target of a link, or the file of a picture; empty for other marks.</param>
internal sealed record ReportSpan(string Words, ReportMark Mark, string Target = "")
{
    /// <summary>Words that stand out.</summary>
    internal static ReportSpan Strong(string words) => new(words, ReportMark.Strong);

    /// <summary>Words as one types them: ids, commands, names of files.</summary>
    internal static ReportSpan Code(string words) => new(words, ReportMark.Code);

    /// <summary>Words that lead elsewhere.</summary>
    internal static ReportSpan Link(string words, string target) => new(words, ReportMark.Link, target);

    /// <summary>A picture, with the words for those who cannot see it; only Markdown has it.</summary>
    internal static ReportSpan Picture(string words, string file) => new(words, ReportMark.Picture, file);

    /// <summary>A part of a line that is HTML already, for what Markdown cannot say; only Markdown has it.</summary>
    internal static ReportSpan Raw(XElement content) => new(content.ToString(SaveOptions.DisableFormatting), ReportMark.Raw);

    /// <summary>Words without a mark.</summary>
    public static implicit operator ReportSpan(string words) => new(words, ReportMark.None);
}

/// <summary>The marks of words in a report.</summary>
internal enum ReportMark
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>They stand out.</summary>
    Strong,

    /// <summary>They are typed as they are.</summary>
    Code,

    /// <summary>They lead elsewhere.</summary>
    Link,

    /// <summary>They stand for a picture.</summary>
    Picture,

    /// <summary>They are HTML.</summary>
    Raw,
}
