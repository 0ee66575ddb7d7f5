namespace PureOptim;

/// <summary>Patterns for names of tensors: <c>*</c> stands for any characters, also none, and <c>?</c> for one; all others for themselves.</summary>
internal static class NamePattern
{
    /// <summary>Whether the whole name fits the pattern.</summary>
    internal static bool Fits(string pattern, string name)
    {
        // If a star took too few characters, it takes one more: only the last star need be tried again.
        var (at, place, star, taken) = (0, 0, -1, 0);
        while (at < name.Length)
        {
            if (place < pattern.Length && pattern[place] == '*')
            {
                (star, taken) = (place++, at);
            }
            else if (place < pattern.Length && (pattern[place] == '?' || pattern[place] == name[at]))
            {
                (place, at) = (place + 1, at + 1);
            }
            else if (star >= 0)
            {
                (place, at) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(place).TrimStart('*').IsEmpty;
    }
}
