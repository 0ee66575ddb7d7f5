namespace PureOptim.Article.Claims;

/// <summary>Something that a number follows from.</summary>
/// <param name="Kind">How it is known.</param>
/// <param name="Id">What finds it again: the identity of a run or a trial, the identifier of a law, the source of a reading.</param>
/// <param name="Text">What it is and what it says, in words.</param>
internal sealed record Evidence(EvidenceKind Kind, string Id, string Text);
