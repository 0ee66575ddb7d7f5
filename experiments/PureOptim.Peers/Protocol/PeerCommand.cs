using System.Collections.Immutable;
using System.Text;

namespace PureOptim.Peers.Protocol;

/// <summary>The command that starts a peer, cut into words as a shell cuts it: at spaces, except in single or double quotes.</summary>
/// <param name="Words">The program and its arguments.</param>
internal sealed record PeerCommand(ImmutableArray<string> Words)
{
    /// <summary>The words of a line.</summary>
    /// <exception cref="ArgumentException">There is no word, or a quote is not closed.</exception>
    internal static PeerCommand Parse(string line)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var (word, quote) = ((StringBuilder?)null, '\0');
        foreach (var letter in line)
        {
            if (quote != '\0' && letter == quote) quote = '\0';
            else if (quote == '\0' && letter is '"' or '\'') (quote, word) = (letter, word ?? new());
            else if (quote == '\0' && char.IsWhiteSpace(letter)) End();
            else (word ??= new()).Append(letter);
        }

        if (quote != '\0') throw new ArgumentException($"a quote {quote} is not closed", nameof(line));
        End();
        return words.Count > 0 ? new(words.ToImmutable()) : throw new ArgumentException("it names no program", nameof(line));

        void End()
        {
            if (word is null) return;
            words.Add(word.ToString());
            word = null;
        }
    }

    /// <summary>The line again.</summary>
    public override string ToString() => string.Join(' ', Words.Select(word => word.Length == 0 || word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word));
}
