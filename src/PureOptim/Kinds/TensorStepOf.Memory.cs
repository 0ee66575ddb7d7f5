namespace PureOptim.Core;

/// <content>The memory of the vectors of a step.</content>
internal sealed partial class TensorStepOf<E>
{
    private static readonly HashSet<E[]> _none = [];

    private readonly VectorPool<E> _pool;
    private readonly List<E[]> _lent = [];

    /// <summary>The number of steps begun, by which a vector of an earlier one is told.</summary>
    internal int Begun { get; private set; }

    /// <summary>Gives back the memory of vectors that neither <see cref="Result"/> nor what is kept is computed from, when the formula has been applied.</summary>
    internal void Trim()
    {
        if (_lent.Count == 0) return;
        var (seen, inUse) = (new HashSet<Vector>(), new HashSet<E[]>());
        Visit(Result!);
        foreach (var (_, _, value) in _kept) Visit(value);
        _pool.Return(_lent, inUse);

        void Visit(Vector vector)
        {
            if (!seen.Add(vector)) return;
            switch (vector)
            {
                case VectorNode.Stored<E> stored:
                    inUse.Add(stored.Values);
                    break;
                case VectorNode.Outer<E> outer:
                    inUse.Add(outer.Rows);
                    inUse.Add(outer.Columns);
                    break;
                case VectorNode.Binary binary:
                    Visit(binary.Left);
                    Visit(binary.Right);
                    break;
                case VectorNode.Unary unary:
                    Visit(unary.Value);
                    break;
                case VectorNode.Choice choice:
                    Visit(choice.Left);
                    Visit(choice.Right);
                    Visit(choice.Then);
                    Visit(choice.Otherwise);
                    break;
            }
        }
    }

    /// <summary>Memory of this step, not cleared.</summary>
    private E[] Room(int length) => _pool.Take(length, _lent);
}
