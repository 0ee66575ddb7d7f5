using System.Text;
using PureOptim.Runs;

namespace PureOptim.Experiments.Terminal;

/// <summary>
/// A stream of the tool: a text of the user's reaches it with all that does not print escaped, a line stays one line, and a stream that
/// cannot be written is the tool's own kind of failure.
/// </summary>
/// <param name="raw">The stream itself, to which only styling of our own goes directly.</param>
/// <param name="name">The name of the stream in a complaint that it cannot be written; null where there is no stream left to complain on.</param>
internal sealed class PlainWriter(TextWriter raw, string? name) : TextWriter
{
    /// <summary>The stream itself.</summary>
    internal TextWriter Raw { get; } = raw;

    /// <inheritdoc/>
    public override Encoding Encoding => Raw.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Send(PrintableText.Of(buffer));

    /// <inheritdoc/>
    public override void WriteLine() => Send("\n");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Send($"{PrintableText.Line(value)}\n");

    /// <inheritdoc/>
    public override void Flush() => Attempt(Raw.Flush);

    private void Send(string text) => Attempt(() => Raw.Write(text));

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (name is not null) throw new RunException($"{name} cannot be written: {exception.Message}", exception);
        }
    }
}
