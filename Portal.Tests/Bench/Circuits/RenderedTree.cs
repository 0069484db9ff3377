namespace Portal.Bench.Circuits;

/// <summary>One node of what a circuit shows: an element, a text, raw markup or a component's place.</summary>
public sealed class RenderedNode(string name = "", string text = "")
{
    /// <summary>The tag of an element; empty for everything else.</summary>
    public string Name { get; } = name;

    /// <summary>The content of a text or of raw markup.</summary>
    public string Text { get; set; } = text;

    /// <summary>What stands inside, in order.</summary>
    public List<RenderedNode> Children { get; } = [];

    /// <summary>Whether a text stands here or anywhere inside.</summary>
    public bool Shows(string wanted) => Text.Contains(wanted, StringComparison.Ordinal) || Children.Any(child => child.Shows(wanted));
}

/// <summary>Applies render batches as the browser's script does, so that it can be asked what is on the screen.</summary>
/// <remarks>Attributes are left out: nothing here asks for them.</remarks>
public sealed class RenderedTree
{
    private readonly Dictionary<int, RenderedNode> components = [];

    /// <summary>Everything the circuit shows.</summary>
    public RenderedNode Root { get; } = new();

    /// <summary>Gives a new top component its place.</summary>
    public RenderedNode AttachRoot(int componentId)
    {
        var place = components[componentId] = new RenderedNode();
        Root.Children.Add(place);
        return place;
    }

    /// <summary>Takes in one batch; one that does not fit the tree is an exception, as it would be in a browser.</summary>
    public void Apply(RenderBatch batch)
    {
        foreach (var (componentId, edits) in batch.UpdatedComponents())
        {
            new Editing(this, batch).Apply(components.GetValueOrDefault(componentId) ?? AttachRoot(componentId), edits);
        }

        foreach (var componentId in batch.DisposedComponents())
        {
            components.Remove(componentId);
        }
    }

    /// <summary>One pass over one component's edits.</summary>
    private sealed class Editing(RenderedTree tree, RenderBatch batch)
    {
        private readonly Stack<RenderedNode> parents = new();
        private readonly List<(int From, int To)> moves = [];

        public void Apply(RenderedNode parent, IReadOnlyList<Edit> edits)
        {
            foreach (var edit in edits)
            {
                var at = edit.SiblingIndex;
                switch (edit.Kind)
                {
                    case EditKind.PrependFrame: Insert(parent, at, edit.Second); break;
                    case EditKind.RemoveFrame: parent.Children.RemoveAt(at); break;
                    case EditKind.UpdateText or EditKind.UpdateMarkup: parent.Children[at].Text = batch.TextContent(edit.Second); break;
                    case EditKind.StepIn: parents.Push(parent); parent = parent.Children[at]; break;
                    case EditKind.StepOut: parent = parents.Pop(); break;
                    case EditKind.PermutationEntry: moves.Add((at, edit.Second)); break;
                    case EditKind.PermutationEnd: Permute(parent); break;
                }
            }
        }

        private void Permute(RenderedNode parent)
        {
            var before = parent.Children.ToArray();
            moves.ForEach(move => parent.Children[move.To] = before[move.From]);
            moves.Clear();
        }

        /// <returns>How many children the frame added.</returns>
        private int Insert(RenderedNode parent, int at, int frame)
        {
            switch (batch.KindAt(frame))
            {
                case FrameKind.Element:
                    var element = new RenderedNode(batch.ElementName(frame));
                    parent.Children.Insert(at, element);
                    InsertInside(element, 0, frame);
                    return 1;
                case FrameKind.Text or FrameKind.Markup:
                    parent.Children.Insert(at, new RenderedNode(text: batch.TextContent(frame)));
                    return 1;
                case FrameKind.Component:
                    parent.Children.Insert(at, tree.components[batch.ComponentId(frame)] = new RenderedNode());
                    return 1;
                case FrameKind.Region: return InsertInside(parent, at, frame);
                default: return 0;
            }
        }

        private int InsertInside(RenderedNode parent, int at, int frame)
        {
            var end = frame + batch.SubtreeLength(frame);
            var added = 0;
            for (var inner = frame + 1; inner < end; inner++)
            {
                added += Insert(parent, at + added, inner);
                if (batch.KindAt(inner) is FrameKind.Element or FrameKind.Component or FrameKind.Region)
                {
                    inner += batch.SubtreeLength(inner) - 1;
                }
            }

            return added;
        }
    }
}
