using PureOptim.Networks.Workspaces;

namespace PureOptim.Tests.Networks;

public class RowOrderTests
{
    [Fact]
    public void Rows_with_the_same_key_stand_beside_each_other_as_they_were()
    {
        var order = new int[6];
        RowOrder.Fill([7, 0, 7, 3, 0, 7], order);
        Assert.Equal([1, 4, 3, 0, 2, 5], order);
    }

    [Fact]
    public void Every_row_has_its_place_whatever_the_keys()
    {
        int[] keys = [RowOrder.Keys, 1, int.MaxValue, 0, RowOrder.Keys - 1, 1 + RowOrder.Keys];
        var order = new int[keys.Length];
        RowOrder.Fill(keys, order);
        Assert.Equal(Enumerable.Range(0, keys.Length), order.Order());
        Assert.Equal([0, 3, 1, 5], order.Take(4));
    }
}
