namespace PureOptim.Runs.Trials;

/// <summary>
/// A hash table of trials that has a number of each, from 0, and no more: the identities stand where the numbers lead. A million trials take 16 MB of it,
/// and nothing that the garbage collector has to follow.
/// </summary>
/// <param name="idOf">The identity of the trial of a number.</param>
/// <param name="capacity">The number of trials that are expected.</param>
internal sealed class TrialNumbers(Func<int, TrialId> idOf, int capacity = 0)
{
    private const int Least = 16, Empty = 0, Gone = -1;

    /// <summary>Each <see cref="Empty"/>, <see cref="Gone"/>, or a number and 1. At most half of them are not empty.</summary>
    private int[] _slots = new int[SlotsFor(capacity)];
    private int _used;

    /// <summary>The number of trials.</summary>
    internal int Count { get; private set; }

    /// <summary>The numbers of the trials, in no order.</summary>
    internal IEnumerable<int> All => _slots.Where(slot => slot > Empty).Select(slot => slot - 1);

    /// <summary>The number of a trial, or -1.</summary>
    internal int Find(TrialId id) => _slots[SlotOf(id)] is > Empty and var slot ? slot - 1 : -1;

    /// <summary>Adds the trial of a number.</summary>
    /// <returns>The number that the trial has: another one where it was there.</returns>
    internal int Add(int number)
    {
        if (2 * (_used + 1) > _slots.Length) Grow();
        var at = SlotOf(idOf(number));
        if (_slots[at] > Empty) return _slots[at] - 1;
        (_slots[at], _used, Count) = (number + 1, _used + 1, Count + 1);
        return number;
    }

    /// <summary>Makes room for a number of trials.</summary>
    internal void EnsureCapacity(int count)
    {
        if (SlotsFor(count) > _slots.Length) Resize(SlotsFor(count));
    }

    /// <summary>Takes out a trial, if it is there.</summary>
    internal void Remove(TrialId id)
    {
        if (SlotOf(id) is var at && _slots[at] > Empty) (_slots[at], Count) = (Gone, Count - 1);
    }

    private static int SlotsFor(int count) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)int.Max(Least, 2 * (count + 1)));

    /// <summary>The slot of a trial, or the empty one where it would be.</summary>
    private int SlotOf(TrialId id)
    {
        var at = id.GetHashCode() & (_slots.Length - 1);
        while (_slots[at] != Empty && (_slots[at] == Gone || idOf(_slots[at] - 1) != id)) at = (at + 1) & (_slots.Length - 1);
        return at;
    }

    private void Grow() => Resize(SlotsFor(2 * Count));

    private void Resize(int length)
    {
        int[] numbers = [.. All];
        (_slots, _used, Count) = (new int[length], 0, 0);
        foreach (var number in numbers) Add(number);
    }
}
