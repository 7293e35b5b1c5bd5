/** Whom a page looks for. */
export interface Wanted {
  kind: 'staff' | 'student' | 'anybody';
  departmentId?: string;
  /** What the page that picks is headed with: whom it is for. */
  title: string;
}

/** Who was picked. */
export interface Picked {
  personId: string;
  name: string;
}

/** Opens the page that searches for a person; null when the page was left without picking anybody. */
export async function pickPerson({ kind, departmentId = '', title }: Wanted): Promise<Picked | null> {
  const query = `kind=${kind}&departmentId=${departmentId}&title=${encodeURIComponent(title)}`;
  return new Promise((resolve) => {
    wx.navigateTo({
      url: `/school/pick/index?${query}`,
      events: {
        picked: (person: Picked) => {
          resolve(person);
        },
        left: () => {
          resolve(null);
        },
      },
    }).catch(() => {
      resolve(null);
    });
  });
}
