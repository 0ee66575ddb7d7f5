using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Trials;

/// <summary>The hash table of trials against .NET's own.</summary>
public sealed class TrialNumbersTests
{
    [Fact]
    public void It_finds_adds_and_removes_as_a_dictionary_does()
    {
        // Few different first parts, so that many trials want the same place.
        var key = RandomKey.FromSeed(1);
        TrialId[] ids = [.. Enumerable.Range(0, 2_000).Select(i => new TrialId((ulong)(40 * key.Uniform<double>((ulong)i)), (ulong)(i % 700), 0, 0))];
        var (numbers, expected) = (new TrialNumbers(i => ids[i]), new Dictionary<TrialId, int>());
        for (var i = 0; i < ids.Length; i++)
        {
            expected.TryAdd(ids[i], i);
            Assert.Equal(expected[ids[i]], numbers.Add(i));
            var other = ids[i * 7 % ids.Length];
            if (i % 3 != 0) continue;
            expected.Remove(other);
            numbers.Remove(other);
            Assert.Equal(-1, numbers.Find(other));
        }

        Assert.Equal(expected.Count, numbers.Count);
        Assert.Equal(expected.Values.Order(), numbers.All.Order());
        Assert.All(ids, id => Assert.Equal(expected.GetValueOrDefault(id, -1), numbers.Find(id)));
    }

    [Fact]
    public void It_makes_room_at_once_and_keeps_what_it_has()
    {
        TrialId[] ids = [.. Enumerable.Range(0, 1_000).Select(i => new TrialId((ulong)i, 0, 0, 0))];
        var numbers = new TrialNumbers(i => ids[i]);
        numbers.Add(0);
        numbers.EnsureCapacity(ids.Length);
        for (var i = 1; i < ids.Length; i++) numbers.Add(i);
        Assert.Equal(Enumerable.Range(0, ids.Length), ids.Select(numbers.Find));
    }
}
